package org.aubade.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what would change something when a page of another site asks for it, which any page can that is open in a browser
 * of the house. The check does not depend on the path, since that has many spellings: {@code /api;x/devices} reaches the same resource as
 * {@code /api/devices}. Where {@code quarkus.http.cors} is enabled, that decides instead.
 */
@Singleton
class OriginCheck {
    /** Before everything that reads a body. */
    private static final int ORDER = -4;

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final boolean cors;

    OriginCheck(@ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors) {
        this.cors = cors;
    }

    void register(@Observes Router router) {
        if (!cors) {
            router.route().order(ORDER).handler(OriginCheck::check);
        }
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (HARMLESS.contains(request.method()) || isOwn(request)) {
            context.next();
            return;
        }
        BodyLimit.send(
                context.response(),
                Problem.of(
                        Status.FORBIDDEN,
                        "a page of another site may not change anything here; found the origin '"
                                + request.getHeader("Origin") + "' at the host '" + host(request)
                                + "', which quarkus.http.cors could allow"));
    }

    /** Browsers say it, but not where they do not trust the connection; there the origin tells. */
    private static boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null
                || Stream.of(request.authority(), request.getHeader("X-Forwarded-Host"))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .anyMatch(host -> host.equalsIgnoreCase(authority(origin)));
    }

    private static String host(HttpServerRequest request) {
        return String.valueOf(request.authority());
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
