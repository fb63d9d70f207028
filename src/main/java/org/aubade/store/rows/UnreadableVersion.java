package org.aubade.store.rows;

/** The programs of a run cannot be read; the message says why, and goes into the error of the run. */
public final class UnreadableVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableVersion(String message) {
        super(message);
    }
}
