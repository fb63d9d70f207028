package org.aubade.program;

/** What is kept cannot be read or written now; the message says why and what would help. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
