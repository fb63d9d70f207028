package org.aubade.schedule.dispatch;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aubade.schedule.Alarms.Next;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.NextOccurrences;
import org.aubade.schedule.ScheduleStore;
import org.aubade.schedule.StoredSchedule;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Writes what became of occurrences, together with the state of the schedule after them. */
final class DecisionWriter {
    private final ScheduleStore store;
    private final NextOccurrences occurrences;
    private final TimeSource time;

    DecisionWriter(ScheduleStore store, NextOccurrences occurrences, TimeSource time) {
        this.store = store;
        this.occurrences = occurrences;
        this.time = time;
    }

    /** Writes {@code entries}, which decide all that is planned up to {@code decided}, and answers when there is more to decide. */
    @CheckReturnValue
    Uni<Next> write(StoredSchedule stored, List<LedgerEntry> entries, Instant decided) {
        StoredSchedule next = stored.withState(occurrences.after(stored, decided, pauseAfter(stored)));
        return store.write(next, entries)
                .onItem()
                .transformToUni(written -> written
                        ? Uni.createFrom().item(Next.of(next.state().due()))
                        : store.find(stored.name()).chain(found -> writeAfterConflict(found, entries, decided)));
    }

    /**
     * Writes {@code entries} though the schedule was written or deleted since it was read. If another node has decided these
     * occurrences meanwhile, its entries stay, but for those of runs: what ran has run.
     */
    private Uni<Next> writeAfterConflict(Optional<StoredSchedule> found, List<LedgerEntry> entries, Instant decided) {
        if (found.isPresent() && found.get().state().decidedUntil().isBefore(decided)) {
            return write(found.get(), entries, decided);
        }
        List<LedgerEntry> ran =
                entries.stream().filter(entry -> entry.run() != null).toList();
        Instant due = found.filter(stored -> !stored.deleted())
                .map(stored -> stored.state().due())
                .orElse(null);
        return store.writeEntries(ran).replaceWith(Next.of(due));
    }

    private @Nullable Instant pauseAfter(StoredSchedule stored) {
        Instant until = stored.state().pausedUntil();
        return until == null || !until.isAfter(time.now()) ? null : until;
    }
}
