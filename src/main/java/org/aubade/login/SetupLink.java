package org.aubade.login;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.aubade.access.Secret;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address of the page on which the first user is made, for the log. */
@Singleton
class SetupLink {
    private static final String HTTP_ENABLED = "enabled";

    private final String scheme;
    private final String host;
    private final int port;
    private final String root;

    /** @param insecure what happens to requests without TLS; where they are not served, the link is one with TLS */
    SetupLink(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.ssl-port", defaultValue = "8443") int tlsPort,
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = HTTP_ENABLED) String insecure,
            @ConfigProperty(name = "quarkus.http.root-path", defaultValue = "/") String root) {
        boolean plain = insecure.equalsIgnoreCase(HTTP_ENABLED);
        this.scheme = plain ? "http" : "https";
        this.host = host;
        this.port = plain ? port : tlsPort;
        this.root = root.endsWith("/") ? root : root + "/";
    }

    /** The secret is in the fragment, which browsers do not send to servers. */
    String of(Secret secret) {
        String name = name();
        // An IPv6 address is in brackets in a URL.
        String authority = name.contains(":") ? "[" + name + "]" : name;
        return scheme + "://" + authority + ":" + port + root + "#/setup=" + secret.text();
    }

    /** The address at which others reach this machine, where it listens on all of them. */
    private String name() {
        return host.equals("0.0.0.0") || host.equals("::") ? reachable().orElse("localhost") : host;
    }

    private static Optional<String> reachable() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(InetAddress::isSiteLocalAddress)
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .findFirst();
        } catch (SocketException _) {
            return Optional.empty();
        }
    }
}
