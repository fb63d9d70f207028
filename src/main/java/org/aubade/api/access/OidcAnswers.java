package org.aubade.api.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.aubade.api.http.Problem;
import org.aubade.oidc.OidcFailure;

/** What a browser is answered that logs in with a provider. */
final class OidcAnswers {
    /** The page, as seen from the address of the login: so it is found below any prefix, and is never one of another site. */
    static final String PAGE = "../../";

    private OidcAnswers() {}

    /** The address that was asked has a code in it, which is for nobody else. */
    static Response.ResponseBuilder sendTo(String location) {
        return Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }

    /** A document for browsers, else the problem itself. */
    static Response refusal(Problem problem, HttpServerRequest request, NewCookie ended) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        Response.ResponseBuilder answer = Response.fromResponse(problem.response());
        if (accepted != null && accepted.contains(MediaType.TEXT_HTML)) {
            answer.header(HttpHeaders.CONTENT_TYPE, null)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                    .entity(document(problem))
                    .header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        }
        return answer.cookie(ended)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    static Problem problem(OidcFailure failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case NOT_BEGUN -> Problem.of(Status.BAD_REQUEST, detail);
            case REFUSED -> Problem.of(Status.FORBIDDEN, detail);
            case PROVIDER -> Problem.of(Status.BAD_GATEWAY, detail);
            case BUSY -> Problem.of(Status.SERVICE_UNAVAILABLE, detail).header(HttpHeaders.RETRY_AFTER, "3");
        };
    }

    private static String document(Problem problem) {
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Nobody was logged in</title>
            <h1>Nobody was logged in</h1>
            <p>%s</p>
            <p><a href="%s">Back to the page</a></p>
            """.formatted(escaped(problem.detail()), PAGE);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
