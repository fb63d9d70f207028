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
 * Answers 421 to a request whose host is no name of this machine, against DNS rebinding: a page of another site has its own public
 * name point to this machine after the page was loaded, and then is of the same origin to the browser. Served are addresses, names
 * that cannot be in the public DNS, and those that are configured.
 */
@Singleton
class HostCheck {
    /** Before {@link OriginCheck}, which compares with the host. */
    private static final int ORDER = -5;

    /** Domains that are reserved for local use, by RFC 6761, RFC 6762, RFC 8375 and ICANN's resolution on .internal. */
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

    /** Whether there is no Host header, as in HTTP/1.0. A header that cannot be read counts as a host and is refused. */
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

    /**
     * A host with a colon is an address of version 6. One that ends with a digit is taken for version 4, since no top-level domain
     * does.
     */
    private static boolean isAddress(String host) {
        return host.contains(":") || Character.isDigit(host.charAt(host.length() - 1));
    }
}
