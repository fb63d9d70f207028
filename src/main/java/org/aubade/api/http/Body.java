package org.aubade.api.http;

import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, decoded.
 *
 * @param type what the client says it is; null where the client said nothing, which only an empty body may
 * @param text without a byte order mark; empty where there is no body
 */
public record Body(@Nullable MediaType type, String text) {
    /** How many bytes a body may have: 1 MiB. */
    public static final int MAX_BYTES = 1 << 20;

    /** What a body beyond {@link #MAX_BYTES} is answered with. */
    public static Problem tooLarge() {
        return Problem.of(
                        413, "the body is larger than 1 MiB (" + MAX_BYTES + " bytes); send less, or split the program")
                .header("Connection", "close");
    }
}
