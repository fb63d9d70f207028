package org.aubade.program;

import java.util.List;
import org.aubade.text.Violation;

/** What resolving a program against the home came to. */
public sealed interface Resolution {
    /** It can run. */
    record Resolved(Plan plan) implements Resolution {}

    /** It cannot run; {@code violations} says why, at least once. */
    record Unresolved(List<Violation> violations) implements Resolution {
        public Unresolved {
            violations = List.copyOf(violations);
        }
    }
}
