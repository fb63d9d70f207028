package org.aubade.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conditions that a request puts on what is there now (RFC 9110, section 13).
 *
 * @param match the tags of {@code If-Match}; empty for none
 * @param noneMatch the tags of {@code If-None-Match}; empty for none
 */
public record Preconditions(List<String> match, List<String> noneMatch) {
    /** What the header If-Match is for. */
    public static final String IF_MATCH = "The change is made only if what is there has one of these ETags; * for any.";

    /** What the header If-None-Match is for in a change. */
    public static final String IF_NONE_MATCH = "With *, the change is made only if there is nothing yet.";

    /** What the header If-None-Match is for in a question. */
    public static final String KNOWN = "The ETags that the client has already.";

    private static final String ANY = "*";
    private static final String WEAK = "W/";

    /** Those of a request. */
    public static Preconditions of(HttpHeaders headers) {
        return new Preconditions(tags(headers, HttpHeaders.IF_MATCH), tags(headers, HttpHeaders.IF_NONE_MATCH));
    }

    /** Whether a change may be made of what has the tag {@code etag}; empty if nothing is there. */
    public boolean allow(Optional<String> etag) {
        return (match.isEmpty() || isAmong(match, etag)) && !isAmong(noneMatch, etag);
    }

    /** Whether the client says in {@code If-None-Match} that it has the version called {@code etag} already. */
    public boolean know(String etag) {
        List<String> tags = noneMatch.stream()
                .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                .toList();
        return isAmong(tags, Optional.of(etag));
    }

    /** The tag as headers write it. */
    public static String quoted(String etag) {
        return '"' + etag + '"';
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

    private static boolean isAmong(List<String> tags, Optional<String> etag) {
        return etag.isPresent() && (tags.contains(ANY) || tags.contains(quoted(etag.get())));
    }

    private static List<String> tags(HttpHeaders headers, String name) {
        return headers.getRequestHeader(name).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
