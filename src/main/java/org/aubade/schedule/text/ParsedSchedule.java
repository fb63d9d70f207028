package org.aubade.schedule.text;

import java.util.List;
import org.aubade.schedule.Schedule;
import org.aubade.text.Violation;

/** The result of reading the text of a schedule. */
public sealed interface ParsedSchedule {
    /** The text is a schedule. */
    record Valid(Schedule schedule) implements ParsedSchedule {}

    /** The text is not a schedule; {@code violations} says why, at least once, in the order of the text. */
    record Invalid(List<Violation> violations) implements ParsedSchedule {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
