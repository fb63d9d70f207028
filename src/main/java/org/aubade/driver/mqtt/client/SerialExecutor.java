package org.aubade.driver.mqtt.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;

/** Runs the tasks of one broker on one thread, in order, so that its objects need no locks. */
public final class SerialExecutor implements Executor, AutoCloseable {
    private static final Logger LOG = Logger.getLogger("aubade.mqtt");

    private final ExecutorService thread;

    public SerialExecutor(String name) {
        ThreadFactory named = Thread.ofPlatform().name(name).daemon().factory();
        this.thread = Executors.newSingleThreadExecutor(named);
    }

    /** Runs {@code task} later and logs what it throws; has no effect after {@link #close}. */
    @Override
    public void execute(Runnable task) {
        if (!tryExecute(task)) {
            LOG.debug("A task after the end of a connection is left out.");
        }
    }

    /** Runs {@code task} later and logs what it throws; false, and without effect, after {@link #close}. */
    boolean tryExecute(Runnable task) {
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

    /** Runs the tasks that wait, and takes no others; returns at once. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
