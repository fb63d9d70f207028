package org.aubade.store;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.aubade.program.StoreUnavailable;

/** The threads that wait for the database, so that nobody else has to. */
final class Workers implements AutoCloseable {
    /** As many as there are connections for reading. */
    static final int COUNT = 4;

    private final ExecutorService workers = Executors.newFixedThreadPool(
            COUNT, Thread.ofPlatform().name("aubade-store-", 0).daemon().factory());

    /** Those who wait for answers may do with them what they like, on threads that nobody else needs. */
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();

    /** What {@code work} comes to; handed over as an answer. */
    @CheckReturnValue
    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class)
                .transform(stopped -> new StoreUnavailable("the service is stopping", stopped))
                .emitOn(this::answer);
    }

    /** Does {@code work}, or nothing once they are closed. */
    void execute(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException _) {
            // nobody waits for it any more
        }
    }

    /** Hands an answer over to whoever waits for it. */
    void answer(Runnable action) {
        try {
            answers.execute(action);
        } catch (RejectedExecutionException _) {
            action.run();
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        answers.shutdown();
    }
}
