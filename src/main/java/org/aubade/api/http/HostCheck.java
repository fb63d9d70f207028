package org.aubade.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests for a host that this is not. A page of another site may have its own name point to this machine after it was
 * loaded (DNS rebinding); to the browser it is then of the same origin as Aubade. Whoever does that needs a name of the public DNS, so
 * addresses and names that cannot be there are served.
 */
@Singleton
class HostCheck {
    /** Before {@link OriginCheck}, which compares with the host. */
    private static final int ORDER = -5;

    /** Top-level names that are reserved for local use, by RFC 6761, RFC 6762, RFC 8375 and ICANN's resolution on .internal. */
    private static final List<String> LOCAL = List.of(".localhost", ".local", ".internal", ".home.arpa");

    private final Set<String> own = new HashSet<>();

    HostCheck(HttpConfig config) {
        config.hosts().orElse(List.of()).forEach(host -> own.add(host.toLowerCase(Locale.ROOT)));
        String machine = System.getenv("HOSTNAME");
        if (machine != null) {
            own.add(machine.toLowerCase(Locale.ROOT));
        }
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        @Nullable HostAndPort authority = request.authority();
        // HTTP/1.0 has no host, and no browser speaks it.
        if (authority == null || isServed(authority.host())) {
            context.next();
            return;
        }
        BodyLimit.send(
                context.response(),
                Problem.of(
                        Problem.MISDIRECTED,
                        "this is not the host '" + authority.host()
                                + "'; if it is meant to be, name it in aubade.http.hosts"));
    }

    private boolean isServed(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        return !host.contains(".")
                || isAddress(host)
                || own.contains(host)
                || LOCAL.stream().anyMatch(host::endsWith);
    }

    /** In a URL only an address of version 6 has colons, and only one of version 4 ends with a number. */
    private static boolean isAddress(String host) {
        return host.contains(":") || Character.isDigit(host.charAt(host.length() - 1));
    }
}
