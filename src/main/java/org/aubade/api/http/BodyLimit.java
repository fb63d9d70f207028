package org.aubade.api.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses a body that is announced as too large before any of it is read, and closes the connection of whoever sent too
 * much, but only after a while in which the answer can be read.
 */
@Singleton
class BodyLimit {
    /** Just before the handler that would refuse it without a word. */
    private static final int ORDER = -3;

    private static final long LINGER_MILLIS = 2_000;

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(BodyLimit::check);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader("Content-Length");
        if (length == null && request.getHeader("Transfer-Encoding") == null) {
            context.next();
            return;
        }
        context.addEndHandler(_ -> {
            if (context.response().getStatusCode() == Problem.TOO_LARGE) {
                close(context);
            }
        });
        if (length == null || isWithin(length)) {
            context.next();
        } else {
            send(context.response(), Body.tooLarge());
        }
    }

    private static boolean isWithin(String length) {
        try {
            return Long.parseLong(length) <= Body.MAX_BYTES;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** Answers with {@code problem}. */
    static void send(HttpServerResponse response, Problem problem) {
        response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        problem.headers().forEach(response::putHeader);
        response.end(problem.json());
    }

    /** What still comes is thrown away, since closing at once could take the answer along. */
    private static void close(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            return;
        }
        HttpConnection connection = request.connection();
        if (request.isEnded()) {
            connection.close();
            return;
        }
        request.endHandler(_ -> connection.close());
        request.resume();
        context.vertx().setTimer(LINGER_MILLIS, _ -> connection.close());
    }
}
