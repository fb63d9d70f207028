package org.aubade.run;

import java.util.List;
import org.aubade.text.Violation;

/** What came of asking for a run. */
public sealed interface Start {
    /** It is under way, or waits for its turn. */
    record Accepted(RunHandle run) implements Start {}

    /** The program cannot run here; nothing was sent. */
    record Unresolved(List<Violation> violations) implements Start {
        public Unresolved {
            violations = List.copyOf(violations);
        }
    }

    /** A run of the program is under way, and the program says that there may be only one. */
    record Overlapping(Run running) implements Start {}

    /** There are as many runs as there may be; {@code reason} says which bound it was. */
    record Full(String reason) implements Start {}

    /** The service is stopping. */
    record Stopping() implements Start {}
}
