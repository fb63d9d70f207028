package org.aubade;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends the start, before any device is connected, if an environment variable that begins with AUBADE_ is unknown or the port is taken. */
@Singleton
class StartChecks {
    /** Before the storage, which is the first of what is started. */
    private static final int BEFORE_ALL = 10;

    private final String host;
    private final int port;

    StartChecks(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.host = host;
        this.port = port;
    }

    void check(@Observes @Priority(BEFORE_ALL) StartupEvent event) {
        EnvironmentNames.complaint(new TreeSet<>(System.getenv().keySet())).ifPresent(complaint -> {
            throw new ConfigurationException(complaint);
        });
        // In development the port stays open while the application is reloaded; tests have a port of their own.
        if (LaunchMode.current() == LaunchMode.NORMAL && port > 0) {
            requireFree(new InetSocketAddress(host, port));
        }
    }

    /** Throws if the port is taken. Another process may still take it before it is opened; then Quarkus says so. */
    static void requireFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Aubade cannot listen on " + address.getHostString() + ":" + address.getPort()
                            + " (" + e.getMessage() + "): stop what listens there, or choose another with"
                            + " quarkus.http.port or quarkus.http.host.");
        }
    }
}
