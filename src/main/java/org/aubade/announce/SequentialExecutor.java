package org.aubade.announce;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Runs tasks one at a time and in order, on the threads that bring them, and holds no lock while a task runs. */
final class SequentialExecutor implements Executor {
    private static final Logger LOG = Logger.getLogger("aubade.announce");

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unfinished = new AtomicInteger();

    /**
     * Runs {@code task}, and what other threads bring meanwhile, before it returns; where a task is running already, the
     * thread that runs it runs this one after it. What breaks in a task is logged.
     */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (unfinished.getAndIncrement() != 0) {
            return;
        }
        do {
            run(tasks.remove());
        } while (unfinished.decrementAndGet() != 0);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error broken) {
            LOG.error("Something about announcements broke.", broken);
        }
    }
}
