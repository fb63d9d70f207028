package org.aubade.program.text;

import java.util.List;
import org.aubade.program.Program;
import org.aubade.text.Violation;

/** The result of reading a text as a program. */
public sealed interface ParsedProgram {
    /** The text is a valid program. */
    record Valid(Program program) implements ParsedProgram {}

    /** The text is not a valid program; there is at least one violation, and they are ordered by line. */
    record Invalid(List<Violation> violations) implements ParsedProgram {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
