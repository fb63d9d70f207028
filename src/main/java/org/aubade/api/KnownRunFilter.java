package org.aubade.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import org.aubade.run.RunService;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers 404 before {@link OfKnownRun} methods where there is no such run. */
@Singleton
class KnownRunFilter {
    /** Asked for late, since filters are made at build time, when the application is not configured yet. */
    private final Provider<RunService> runs;

    KnownRunFilter(Provider<RunService> runs) {
        this.runs = runs;
    }

    @OfKnownRun
    @ServerRequestFilter
    public Uni<Void> require(UriInfo uri) {
        String id = uri.getPathParameters().getFirst("id");
        return Uni.createFrom()
                .deferred(() -> runs.get().find(RunFilter.parseId(id)))
                .onItem()
                .transformToUni(found -> found.isPresent()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(RunFilter.unknown(id)));
    }
}
