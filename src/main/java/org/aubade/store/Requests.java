package org.aubade.store;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.NewRun;

/** What can be asked of the journal: all of it is put into {@code inbox}. See {@link org.aubade.run.journal.RunStore}. */
record Requests(Inbox inbox) {
    @CheckReturnValue
    Uni<Void> begin(NewRun run) {
        return answered(waiting -> inbox.begin(run, waiting));
    }

    void markDirty(JournaledRun run) {
        inbox.markDirty(run);
    }

    @CheckReturnValue
    Uni<Void> flush(JournaledRun run) {
        return answered(waiting -> inbox.flush(run, waiting));
    }

    @CheckReturnValue
    Uni<Void> complete(JournaledRun run) {
        return answered(waiting -> inbox.complete(run, waiting));
    }

    @CheckReturnValue
    Uni<List<InterruptedRun>> takeOver() {
        return answered(waiting -> inbox.takeOver(waiting));
    }

    static StoreUnavailable stopping() {
        return new StoreUnavailable("the service is stopping", null);
    }

    private static <T> Uni<T> answered(Question<T> question) {
        return Uni.createFrom().emitter(waiting -> {
            if (!question.isAccepted(waiting)) {
                waiting.fail(stopping());
            }
        });
    }

    /** Something that somebody waits for. */
    @FunctionalInterface
    private interface Question<T> {
        boolean isAccepted(UniEmitter<? super T> waiting);
    }
}
