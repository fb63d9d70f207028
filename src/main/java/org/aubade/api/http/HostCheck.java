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
        config.hosts().orElse(List.of()).forEach(host -> own.add(requireName(host)));
        String machine = System.getenv("HOSTNAME");
        if (machine != null) {
            own.add(canonical(machine));
        }
    }

    private static String requireName(String host) {
        if (host.contains(":") || host.contains("/")) {
            throw new IllegalArgumentException(
                    "aubade.http.hosts takes names such as home.example, without scheme and port; found '" + host
                            + "'");
        }
        return canonical(host);
    }

    /** In small letters, and without the dot that may end a full name. */
    private static String canonical(String host) {
        String small = host.strip().toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        @Nullable HostAndPort authority = request.authority();
        if (authority == null ? hasNoHost(request) : isServed(authority.host())) {
            context.next();
            return;
        }
        BodyLimit.send(
                context.response(),
                Problem.of(
                        Problem.MISDIRECTED,
                        "this is not the host '" + (authority == null ? request.getHeader("Host") : authority.host())
                                + "'; if it is meant to be, name it in aubade.http.hosts"));
    }

    /** As HTTP/1.0 allows, which no browser speaks. A host that cannot be read is one all the same. */
    private static boolean hasNoHost(HttpServerRequest request) {
        return request.getHeader("Host") == null;
    }

    private boolean isServed(String name) {
        String host = canonical(name);
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
