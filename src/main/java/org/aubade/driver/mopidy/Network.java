package org.aubade.driver.mopidy;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The HTTP client, which follows no redirect, and the threads that all speakers of a driver share; created at the first use. */
final class Network implements AutoCloseable {
    private @Nullable ExecutorService workers;
    private @Nullable HttpClient client;

    /** The client; its callbacks run on {@link #workers}. */
    synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(10))
                    .executor(workers())
                    .build();
        }
        return client;
    }

    /**
     * Runs what follows an answer. The client completes futures on the JVM's common pool, whose threads have a class loader that
     * does not find the application's classes.
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

    /** Aborts all requests. */
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
