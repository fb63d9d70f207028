package org.aubade.driver.mqtt;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;

/** One thread that does what belongs to one broker, one thing after the other, so that nothing there needs a lock. */
final class Lane implements Executor, AutoCloseable {
    private static final Logger LOG = Logger.getLogger("aubade.mqtt");

    private final ExecutorService thread;

    Lane(String name) {
        ThreadFactory named = Thread.ofPlatform().name(name).daemon().factory();
        this.thread = Executors.newSingleThreadExecutor(named);
    }

    /** Does {@code task} later; what breaks in it is logged. Without effect once it is closed. */
    @Override
    public void execute(Runnable task) {
        if (!offer(task)) {
            LOG.debug("Something came after the end and is left out.");
        }
    }

    /** The same; false once it is closed. */
    boolean offer(Runnable task) {
        try {
            thread.execute(() -> run(task));
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error broken) {
            LOG.error("Something about MQTT broke.", broken);
        }
    }

    /** Does what waits, and nothing after that; does not wait for it. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
