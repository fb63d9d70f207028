package org.aubade.store.database;

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

/** The threads on which queries and changes block, so that no other thread does; and those on which their results are used. */
final class Workers implements AutoCloseable {
    /** How many threads there are, one for each connection that reads. */
    static final int COUNT = 4;

    /** How many tasks may wait for a thread. If more do, the database is away or very slow, and further ones are refused. */
    static final int MOST_WAITING = 10_000;

    private final ExecutorService workers = new ThreadPoolExecutor(
            COUNT,
            COUNT,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("aubade-store-", 0).daemon().factory());

    /** A virtual thread for each result: what a subscriber does with it may block without holding up anybody. */
    private final ExecutorService answers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("aubade-answer-", 0).factory());

    /** Runs {@code work} on a thread of the database; its result is handed over by {@link #answer}. Fails with {@link StoreUnavailable} if too many wait. */
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

    /** Runs {@code work} on a thread of its own, however many tasks wait; does nothing after {@link #close}. */
    void execute(Runnable work) {
        try {
            answers.execute(work);
        } catch (RejectedExecutionException _) {
            // closed
        }
    }

    /** Runs {@code action}, which completes a Uni, on a thread of its own; after {@link #close} on that of the caller. */
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
