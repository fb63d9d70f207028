package org.aubade.api.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** The answer to a request that needs a caller but has no valid credential. */
public final class Challenge {
    /** The header that names the authentication scheme. */
    public static final String HEADER = "WWW-Authenticate";

    public static final String SCHEME = "Bearer";

    public static final String NO_CREDENTIAL =
            "nobody is logged in; log in on the page, or send an API token as Authorization: Bearer aub_…";
    public static final String UNKNOWN_TOKEN =
            "the API token is unknown, has expired or was revoked; an admin can make a new one on the page";
    public static final String SESSION_OVER = "the session is over; log in again";

    private static final String WHY = Challenge.class.getName() + ".why";
    private static final String UNAVAILABLE = Challenge.class.getName() + ".unavailable";

    private Challenge() {}

    /** Stores the reason why the caller is unknown, for the answer. */
    public static void setReason(RoutingContext context, String why) {
        context.put(WHY, why);
    }

    /** Stores that the credential could not be checked, for the answer. */
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
        return Problem.of(Status.UNAUTHORIZED, why == null ? NO_CREDENTIAL : why)
                .header(HEADER, SCHEME);
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
