package org.aubade.metrics;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers with the metrics in the format OpenMetrics when a client asks for that, in whatever version: Quarkus does so only for the
 * exact version that it writes, and answers others that they cannot be served (406).
 */
@Singleton
@SuppressWarnings("deprecation") // The registry that Quarkus makes is that of Prometheus's older client.
class MetricsFormat {
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String WRITTEN = OPEN_METRICS + "; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    MetricsFormat(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** Before the route of Quarkus; many metrics are written, so not on the event loop. */
    void route(@Observes Router router) {
        router.get("/q/metrics").order(-1).blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains(OPEN_METRICS)) {
            request.next();
            return;
        }
        var _ = request.response().putHeader(HttpHeaders.CONTENT_TYPE, WRITTEN).end(registry.scrape(WRITTEN));
    }
}
