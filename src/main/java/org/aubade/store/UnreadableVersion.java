package org.aubade.store;

/** The programs of a run cannot be read; the message says why, and goes into the error of the run. */
final class UnreadableVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableVersion(String message) {
        super(message);
    }
}
