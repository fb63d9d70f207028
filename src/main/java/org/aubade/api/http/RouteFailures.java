package org.aubade.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Makes a problem of what ends a request before it reaches a resource, or where there is none; no line is logged. */
@Singleton
class RouteFailures {
    private static final List<Integer> OF_ADDRESSES =
            List.of(Status.BAD_REQUEST.getStatusCode(), Status.NOT_FOUND.getStatusCode());

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(RouteFailures::answer);
        // For an address of which no route can say whether it matches.
        OF_ADDRESSES.forEach(status -> router.errorHandler(status, RouteFailures::end));
    }

    private static void answer(RoutingContext context) {
        if (OF_ADDRESSES.contains(context.statusCode()) && !context.response().headWritten()) {
            BodyLimit.send(context.response(), problem(context));
        } else {
            context.next();
        }
    }

    /** The last handler. If the head of the response has been sent, no problem can be sent any more. */
    private static void end(RoutingContext context) {
        if (!context.response().headWritten()) {
            BodyLimit.send(context.response(), problem(context));
        }
    }

    private static Problem problem(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (context.statusCode() == Status.NOT_FOUND.getStatusCode()) {
            return Problem.of(
                    Status.NOT_FOUND, "there is nothing at " + request.uri() + "; /q/openapi lists what there is");
        }
        String host = request.getHeader("Host");
        if (request.authority() != null) {
            return Problem.of(
                    Status.BAD_REQUEST,
                    "the address cannot be read: " + request.uri()
                            + "; begin it with /, and write two hexadecimal digits after each %");
        }
        return Problem.of(
                Status.BAD_REQUEST,
                host == null
                        ? "the header Host is missing; send the name under which this service is reached"
                        : "the header Host is no host with a port of 1 to 65535; found '" + host
                                + "'; send one such as localhost:8080");
    }
}
