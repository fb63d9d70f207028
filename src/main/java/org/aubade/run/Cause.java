package org.aubade.run;

import java.time.Instant;

/** Why there is a run. */
public sealed interface Cause {
    /** Somebody asked for it. */
    record Request() implements Cause {}

    /**
     * Its time had come; there is at most one run for an occurrence.
     *
     * @param schedule the name of the schedule
     * @param planned the instant that names the occurrence, whatever it was put off to
     */
    record Occurrence(String schedule, Instant planned) implements Cause {}
}
