package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps schedules and the ledger of their occurrences. Fails with {@link org.aubade.program.catalog.StoreUnavailable}; never blocks. */
public interface ScheduleStore {
    /** All schedules, the deleted ones too, by name. */
    @CheckReturnValue
    Uni<List<StoredSchedule>> list();

    /** The schedules whose occurrences are decided beyond {@code instant}, the deleted ones too, by name. */
    @CheckReturnValue
    Uni<List<StoredSchedule>> decidedBeyond(Instant instant);

    /** The schedule called {@code name}, even if it is deleted. */
    @CheckReturnValue
    Uni<Optional<StoredSchedule>> find(String name);

    /**
     * Writes {@code next} in place of the schedule of its name and the entries as {@link #writeEntries} does, all or nothing.
     * Answers false and writes nothing if the stored version is not the one before that of {@code next}; 0 stands for none.
     */
    @CheckReturnValue
    Uni<Boolean> write(StoredSchedule next, Collection<LedgerEntry> entries);

    /**
     * Writes {@code entries}, each in place of the one of its schedule and planned instant, whether or not there is that schedule.
     * An entry without a run does not replace one with a run: what ran has run.
     */
    @CheckReturnValue
    Uni<Void> writeEntries(Collection<LedgerEntry> entries);

    /** Forgets the schedule but not its ledger; false if the stored version is another. */
    @CheckReturnValue
    Uni<Boolean> delete(String name, long version);

    /** The entries that match, newest first. */
    @CheckReturnValue
    Uni<List<LedgerEntry>> entries(LedgerQuery query);
}
