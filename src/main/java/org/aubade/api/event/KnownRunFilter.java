package org.aubade.api.event;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import org.aubade.api.run.RunFilter;
import org.aubade.run.RunService;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers 404 before {@link RequiresKnownRun} methods where there is no such run. */
@Singleton
class KnownRunFilter {
    /** Asked for late, since filters are made at build time, when the application is not configured yet. */
    private final Provider<RunService> runs;

    KnownRunFilter(Provider<RunService> runs) {
        this.runs = runs;
    }

    @RequiresKnownRun
    @ServerRequestFilter
    public Uni<Void> require(UriInfo uri) {
        return require(String.valueOf(uri.getPathParameters().getFirst("id")));
    }

    /** Completes if there is a run called {@code id}, and fails with the problem if there is none. */
    @CheckReturnValue
    Uni<Void> require(String id) {
        return Uni.createFrom()
                .deferred(() -> runs.get().isKnown(RunFilter.parseId(id)))
                .onItem()
                .transformToUni(known ->
                        known ? Uni.createFrom().voidItem() : Uni.createFrom().failure(RunFilter.unknown(id)));
    }
}
