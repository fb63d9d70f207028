package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Schedules and the ledger of their occurrences. Fails with {@link org.aubade.program.catalog.StoreUnavailable}; never blocks. */
public interface ScheduleStore {
    /** All schedules, the deleted ones too, by name. */
    @CheckReturnValue
    Uni<List<KeptSchedule>> list();

    /** The schedule of that name, though it may be deleted. */
    @CheckReturnValue
    Uni<Optional<KeptSchedule>> find(String name);

    /**
     * Writes {@code next} and {@code rows}, each in place of what has its name or its schedule and planned instant, all or
     * nothing; false and nothing if the version now kept is not the one before that of {@code next}, 0 standing for none.
     */
    @CheckReturnValue
    Uni<Boolean> write(KeptSchedule next, Collection<Occurrence> rows);

    /** Writes {@code rows}, each in place of what has its schedule and planned instant, whether or not there is that schedule. */
    @CheckReturnValue
    Uni<Void> note(Collection<Occurrence> rows);

    /** Forgets the schedule but not its ledger; false if the version now kept is another. */
    @CheckReturnValue
    Uni<Boolean> delete(String name, long version);

    /** The rows that match, newest first. */
    @CheckReturnValue
    Uni<List<Occurrence>> occurrences(OccurrenceQuery query);
}
