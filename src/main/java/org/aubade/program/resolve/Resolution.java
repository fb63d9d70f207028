package org.aubade.program.resolve;

import java.util.List;
import org.aubade.text.Violation;

/** The result of resolving a program. */
public sealed interface Resolution {
    /** The program can run. */
    record Resolved(Plan plan) implements Resolution {}

    /** The program cannot run; there is at least one violation. */
    record Unresolved(List<Violation> violations) implements Resolution {
        public Unresolved {
            violations = List.copyOf(violations);
        }
    }
}
