package org.aubade.api.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** What a request is answered with that comes from nobody who is known, where somebody is needed. */
public final class Challenge {
    /** The header that says how to show who one is. */
    public static final String HEADER = "WWW-Authenticate";

    public static final String SCHEME = "Bearer";

    public static final String NOTHING =
            "nobody is logged in; log in on the page, or send an API token as Authorization: Bearer aub_…";
    public static final String UNKNOWN_TOKEN =
            "the API token is unknown, has expired or was revoked; an admin can make a new one on the page";
    public static final String SESSION_OVER = "the session is over; log in again";

    private static final String WHY = Challenge.class.getName() + ".why";
    private static final String UNAVAILABLE = Challenge.class.getName() + ".unavailable";

    private Challenge() {}

    /** Keeps for the answer why nobody is known. */
    public static void because(RoutingContext context, String why) {
        context.put(WHY, why);
    }

    /** Keeps for the answer that it could not be found out who it is. */
    public static void storeUnavailable(RoutingContext context, Throwable failure) {
        context.put(UNAVAILABLE, String.valueOf(failure.getMessage()));
    }

    /** Ends the request with 503 where it could not be found out who sent it. */
    public static void requireStore(RoutingContext context) {
        if (context.get(UNAVAILABLE) != null) {
            throw new ProblemException(problem(context));
        }
    }

    /** The answer: 401, or 503 where the store was unavailable. */
    static Problem problem(RoutingContext context) {
        @Nullable String cause = context.get(UNAVAILABLE);
        if (cause != null) {
            return Problem.of(Status.SERVICE_UNAVAILABLE, cause).header(HttpHeaders.RETRY_AFTER, "5");
        }
        @Nullable String why = context.get(WHY);
        return Problem.of(Status.UNAUTHORIZED, why == null ? NOTHING : why).header(HEADER, SCHEME);
    }

    /** The answer to {@code who}, whose role does not allow what is asked. */
    static Problem forbidden(String who) {
        return Problem.of(
                Status.FORBIDDEN,
                "the role of " + who + " does not allow this; a viewer sees, a member also runs programs and sends"
                        + " messages to devices, an admin also edits");
    }

    /** Answers with {@link #problem}. */
    public static void send(RoutingContext context) {
        BodyLimit.send(context.response(), problem(context));
    }
}
