package org.aubade.text;

import java.io.Serial;

/** Says that a text is not one well-formed document, or is deeper or larger than a document of its type may be. */
public final class DocumentException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    DocumentException(Violation violation) {
        super(violation.message(), null, false, false);
        this.violation = violation;
    }

    /** What is wrong, and on which line. */
    public Violation violation() {
        return violation;
    }
}
