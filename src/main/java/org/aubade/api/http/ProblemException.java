package org.aubade.api.http;

import jakarta.ws.rs.core.Response;
import java.io.Serial;
import java.util.List;
import org.aubade.text.Violation;

/** Ends a request with a problem; has no stack trace, since it is an answer and not a bug. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** The request cannot be understood. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(Response.Status.BAD_REQUEST, detail));
    }

    /** The body is not the {@code what} that it should be. */
    public static ProblemException unreadable(String what, List<Violation> violations) {
        int status = Response.Status.BAD_REQUEST.getStatusCode();
        return new ProblemException(Problem.violated(status, "the " + what + " cannot be read", violations));
    }

    /** There is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(Response.Status.NOT_FOUND, detail));
    }

    public Problem problem() {
        return problem;
    }
}
