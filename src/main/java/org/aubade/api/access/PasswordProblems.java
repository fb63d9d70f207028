package org.aubade.api.access;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.aubade.access.PasswordCheck;
import org.aubade.access.User;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;

/** What a request with a wrong password is answered with. */
final class PasswordProblems {
    private PasswordProblems() {}

    /** The user whose password was right; else the request ends with {@code status}, or with 429. */
    static User right(PasswordCheck check, Status status) {
        return switch (check) {
            case PasswordCheck.Right right -> right.user();
            case PasswordCheck.Throttled throttled -> throw new ProblemException(tooMany(throttled.delay()));
            case PasswordCheck.Wrong _ -> throw wrong(status);
        };
    }

    static ProblemException wrong(Status status) {
        return new ProblemException(Problem.of(status, "the name or the password is wrong"));
    }

    static Problem tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Problem.of(
                        Status.TOO_MANY_REQUESTS, "too many failed attempts to log in; try again in " + seconds + " s")
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
}
