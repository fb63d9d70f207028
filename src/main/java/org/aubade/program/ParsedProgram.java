package org.aubade.program;

import java.util.List;
import org.aubade.text.Violation;

/** What reading a program came to. */
public sealed interface ParsedProgram {
    /** It is one. */
    record Valid(Program program) implements ParsedProgram {}

    /** It is not one; {@code violations} says why, at least once, in the order of the text. */
    record Invalid(List<Violation> violations) implements ParsedProgram {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
