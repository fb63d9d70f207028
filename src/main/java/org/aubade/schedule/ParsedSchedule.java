package org.aubade.schedule;

import java.util.List;
import org.aubade.text.Violation;

/** What reading a schedule came to. */
public sealed interface ParsedSchedule {
    /** It is one. */
    record Valid(Schedule schedule) implements ParsedSchedule {}

    /** It is not one; {@code violations} says why, at least once, in the order of the text. */
    record Invalid(List<Violation> violations) implements ParsedSchedule {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
