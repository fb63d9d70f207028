package org.aubade.store;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aubade.program.catalog.StoreUnavailable;

/** The threads that wait for the database, so that nobody else has to. */
final class Workers implements AutoCloseable {
    /** As many as there are connections for reading. */
    static final int COUNT = 4;

    /** How much may wait for the database, which is away or very slow when there is more. */
    static final int MOST_WAITING = 10_000;

    private final ExecutorService workers = new ThreadPoolExecutor(
            COUNT,
            COUNT,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("aubade-store-", 0).daemon().factory());

    /** Those who wait for answers may do with them what they like, on threads that nobody else needs. */
    private final ExecutorService answers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("aubade-answer-", 0).factory());

    /** What {@code work} comes to; handed over as an answer. */
    @CheckReturnValue
    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class)
                .transform(this::refused)
                .emitOn(this::answer);
    }

    private StoreUnavailable refused(Throwable rejection) {
        return new StoreUnavailable(
                workers.isShutdown()
                        ? "the service is stopping"
                        : "the database is so slow that " + MOST_WAITING + " others wait for it already",
                rejection);
    }

    /** Does {@code work} however many wait, or nothing once they are closed. */
    void execute(Runnable work) {
        try {
            answers.execute(work);
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
