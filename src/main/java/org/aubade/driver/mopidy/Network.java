package org.aubade.driver.mopidy;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What all speakers of a driver are reached with; it has threads from its first use on. */
final class Network implements AutoCloseable {
    private @Nullable ExecutorService workers;
    private @Nullable HttpClient client;

    /** The client; what it calls is called on {@link #workers}. */
    synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .executor(workers())
                    .build();
        }
        return client;
    }

    /**
     * Where answers are dealt with. The client's futures complete on the pool that all the JVM shares, whose threads do not
     * know the application's classes.
     */
    synchronized Executor workers() {
        if (workers == null) {
            workers = Executors.newCachedThreadPool(Network::worker);
        }
        return workers;
    }

    private static Thread worker(Runnable task) {
        Thread thread = Thread.ofPlatform().name("aubade-mopidy").daemon().unstarted(task);
        thread.setContextClassLoader(Network.class.getClassLoader());
        return thread;
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        @Nullable HttpClient lastClient;
        @Nullable ExecutorService lastWorkers;
        synchronized (this) {
            lastClient = client;
            lastWorkers = workers;
        }
        if (lastClient != null) {
            lastClient.shutdownNow();
        }
        if (lastWorkers != null) {
            lastWorkers.shutdown();
        }
    }
}
