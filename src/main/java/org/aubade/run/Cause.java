package org.aubade.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why there is a run. */
public sealed interface Cause {
    /**
     * Somebody asked for it.
     *
     * @param by who; null where nobody has to say who it is
     */
    record Request(@Nullable String by) implements Cause {
        /** By somebody who did not have to say who it is. */
        public static final Request ANONYMOUS = new Request(null);
    }

    /**
     * Its time had come; there is at most one run for an occurrence.
     *
     * @param schedule the name of the schedule
     * @param planned the instant that names the occurrence, whatever it was put off to
     */
    record Occurrence(String schedule, Instant planned) implements Cause {}
}
