package org.aubade.api.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of what answers over HTTP. */
@ConfigMapping(prefix = "aubade.http")
public interface HttpConfig {
    /**
     * The host names under which Aubade is reached, such as {@code home.example}, besides addresses, {@code localhost}, names without a dot,
     * names that end with {@code .localhost}, {@code .local}, {@code .internal} or {@code .home.arpa}, and the one in the variable {@code HOSTNAME}.
     */
    Optional<List<String>> hosts();

    /** How long a client may take for the headers of a request, from its connection or from their first byte. */
    @WithDefault("10s")
    Duration headerTimeout();

    /** How long a client may take for the body of a request, from the end of its headers. */
    @WithDefault("60s")
    Duration bodyTimeout();

    /** How long a connection may stay open between two requests. */
    @WithDefault("2m")
    Duration idleTimeout();

    /** How many connections may be open; each needs a file descriptor. */
    @WithDefault("800")
    int maxConnections();

    /**
     * How many connections may be open from one address; not counted are those from the loopback interface, and from addresses and networks
     * in {@code quarkus.http.proxy.trusted-proxies}.
     */
    @WithDefault("100")
    int maxConnectionsPerAddress();

    /** Whether HTTP/2 is spoken without TLS, which browsers do not and some proxies do. */
    @WithName("http2-without-tls")
    @WithDefault("false")
    boolean http2WithoutTls();
}
