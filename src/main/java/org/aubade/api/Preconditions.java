package org.aubade.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aubade.program.ProgramCatalog;
import org.aubade.program.StoredProgram;

/** The conditions that a request puts on what is there now (RFC 9110, section 13). */
final class Preconditions {
    /** What the header If-Match is for. */
    static final String IF_MATCH = "The change is made only if what is there has one of these ETags; * for any.";

    /** What the header If-None-Match is for in a change. */
    static final String IF_NONE_MATCH = "With *, the change is made only if there is nothing yet.";

    /** What the header If-None-Match is for in a question. */
    static final String KNOWN = "The ETags that the client has already.";

    private static final String ANY = "*";
    private static final String WEAK = "W/";

    private Preconditions() {}

    /** {@code If-Match} and {@code If-None-Match} of a change; without them, whatever is there. */
    static ProgramCatalog.Condition of(HttpHeaders headers) {
        List<String> match = tags(headers, HttpHeaders.IF_MATCH);
        List<String> noneMatch = tags(headers, HttpHeaders.IF_NONE_MATCH);
        return current -> (match.isEmpty() || isAmong(match, current)) && !isAmong(noneMatch, current);
    }

    /** Whether the client says in {@code If-None-Match} that it has {@code current} already. */
    static boolean isKnown(HttpHeaders headers, StoredProgram current) {
        List<String> tags = tags(headers, HttpHeaders.IF_NONE_MATCH).stream()
                .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                .toList();
        return isAmong(tags, Optional.of(current));
    }

    /** The tag as headers write it. */
    static String quoted(StoredProgram program) {
        return '"' + program.etag() + '"';
    }

    private static boolean isAmong(List<String> tags, Optional<StoredProgram> current) {
        return current.isPresent() && (tags.contains(ANY) || tags.contains(quoted(current.get())));
    }

    private static List<String> tags(HttpHeaders headers, String name) {
        return headers.getRequestHeader(name).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
