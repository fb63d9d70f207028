package org.aubade.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import org.aubade.run.RunId;
import org.aubade.schedule.calendar.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * What became of one occurrence, and why: a row of the ledger.
 *
 * @param schedule the name of the schedule
 * @param planned when the occurrence was due before anybody snoozed it, which tells those of a schedule apart
 * @param nominal the local time that the schedule asks for
 * @param program the name of the program that was to run
 * @param decision what became of it
 * @param reason why, in words
 * @param run the run that it became; null where there is none
 * @param decided when that was decided
 */
public record LedgerEntry(
        String schedule,
        Instant planned,
        LocalDateTime nominal,
        String program,
        Decision decision,
        String reason,
        @Nullable RunId run,
        Instant decided) {
    /** The entry of an occurrence of {@code stored} that came to {@code decision} without a run. */
    public static LedgerEntry withoutRun(
            StoredSchedule stored, Occurrence occurrence, Decision decision, String reason, Instant decided) {
        return new LedgerEntry(
                stored.name(),
                occurrence.at(),
                occurrence.nominal(),
                stored.schedule().program(),
                decision,
                reason,
                null,
                decided);
    }

    /** This entry with a run. */
    public LedgerEntry withRun(RunId id) {
        return new LedgerEntry(schedule, planned, nominal, program, decision, reason, id, decided);
    }

    /** This entry for another reason. */
    public LedgerEntry withReason(String words) {
        return new LedgerEntry(schedule, planned, nominal, program, decision, words, run, decided);
    }
}
