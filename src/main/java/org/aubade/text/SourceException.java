package org.aubade.text;

import java.io.Serial;

/** A text that cannot be taken apart. */
public final class SourceException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    SourceException(Violation violation) {
        super(violation.message(), null, false, false);
        this.violation = violation;
    }

    /** Why not. */
    public Violation violation() {
        return violation;
    }
}
