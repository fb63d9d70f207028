package org.aubade.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import org.aubade.run.RunId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: what became of one occurrence, and why.
 *
 * @param schedule the name of its schedule
 * @param planned tells it apart from the others of its schedule: when it was due before anybody put it off
 * @param nominal the local time that the schedule asks for
 * @param program the name of the program that was to run
 * @param decision what became of it
 * @param reason why, in words
 * @param run the run that it became; null where there is none
 * @param decided when that was decided
 */
public record Occurrence(
        String schedule,
        Instant planned,
        LocalDateTime nominal,
        String program,
        Decision decision,
        String reason,
        @Nullable RunId run,
        Instant decided) {
    /** The row of an occurrence of {@code kept} that came to {@code decision} without a run. */
    static Occurrence of(KeptSchedule kept, Planned planned, Decision decision, String reason, Instant decided) {
        return new Occurrence(
                kept.name(),
                planned.at(),
                planned.nominal(),
                kept.schedule().program(),
                decision,
                reason,
                null,
                decided);
    }
}
