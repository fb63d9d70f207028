package org.aubade.store;

/** What a run was made of cannot be read; the message says why. */
final class UnreadableVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableVersion(String message) {
        super(message);
    }
}
