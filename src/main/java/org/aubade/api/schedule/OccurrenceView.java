package org.aubade.api.schedule;

import java.time.Instant;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger on the wire.
 *
 * @param nominal the local time, without seconds where they are zero
 * @param run null where there is none
 */
record OccurrenceView(
        Instant planned,
        String nominal,
        String schedule,
        String program,
        Decision decision,
        String reason,
        @Nullable String run,
        Instant decided) {
    static OccurrenceView of(LedgerEntry row) {
        return new OccurrenceView(
                row.planned(),
                row.nominal().toString(),
                row.schedule(),
                row.program(),
                row.decision(),
                row.reason(),
                row.run() == null ? null : row.run().toString(),
                row.decided());
    }
}
