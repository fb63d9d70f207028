package org.aubade.api.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Refuses a body in a transfer coding other than chunks, and one that is announced as too large before any of it is read, and closes the connection of whoever sent too
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
        List<String> codings = request.headers().getAll("Transfer-Encoding");
        if (length == null && codings.isEmpty()) {
            context.next();
            return;
        }
        if (!isChunked(codings)) {
            context.addEndHandler(_ -> close(context));
            send(context.response(), unsupported(codings));
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

    /** Whether nothing but chunks has to be decoded, which is all that is done; nobody can say where another body ends. */
    private static boolean isChunked(List<String> codings) {
        return codings.isEmpty()
                || (codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked"));
    }

    private static Problem unsupported(List<String> codings) {
        return Problem.of(
                Response.Status.NOT_IMPLEMENTED,
                "a body with Transfer-Encoding '" + String.join(", ", codings)
                        + "' cannot be read; send it as chunked, or with a Content-Length");
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
