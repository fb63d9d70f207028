package org.aubade.api.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The conditions that a request puts on what is there now (RFC 9110, section 13), as JAX-RS evaluates them. */
public final class Conditions {
    /** What the header If-Match is for. */
    public static final String IF_MATCH = "The change is made only if what is there has one of these ETags; * for any.";

    /** What the header If-None-Match is for in a change. */
    public static final String IF_NONE_MATCH = "With *, the change is made only if there is nothing yet.";

    /** What the header If-None-Match is for in a question. */
    public static final String KNOWN = "The ETags that the client has already.";

    private Conditions() {}

    /** Whether {@code request} may change what has the tag {@code etag}; empty if nothing is there. */
    public static boolean allow(Request request, Optional<String> etag) {
        Response.ResponseBuilder refusal = etag.isPresent()
                ? request.evaluatePreconditions(new EntityTag(etag.get()))
                : request.evaluatePreconditions();
        return refusal == null;
    }

    /**
     * 304 if the client says in If-None-Match that it has the version called {@code etag} already. A proxy that compresses
     * makes a tag weak, and JAX-RS takes a weak tag for another one than the strong, so it is asked about both.
     */
    static Optional<Response> notModified(Request request, String etag) {
        return Stream.of(new EntityTag(etag), new EntityTag(etag, true))
                .map(request::evaluatePreconditions)
                .filter(Objects::nonNull)
                .map(answer -> answer.tag(new EntityTag(etag)).build())
                .filter(answer -> answer.getStatusInfo().toEnum() == Response.Status.NOT_MODIFIED)
                .findFirst();
    }

    /** They did not hold for {@code what}, such as {@code program 'sleep'}, whose tag is {@code etag} if it is there. */
    public static ProblemException failed(String what, Optional<String> etag) {
        Response.Status status = Response.Status.PRECONDITION_FAILED;
        if (etag.isEmpty()) {
            return new ProblemException(
                    Problem.of(status, "there is no " + what + " to replace; leave out If-Match to create it"));
        }
        String tag = quoted(etag.get());
        return new ProblemException(Problem.of(
                        status,
                        what + " is there with the ETag " + tag
                                + ", which is not what the request expects; get it and try again with that ETag")
                .header(HttpHeaders.ETAG, tag));
    }

    /** The tag as headers write it. */
    static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
