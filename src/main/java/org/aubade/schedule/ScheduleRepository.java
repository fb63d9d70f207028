package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The stored schedules that are not deleted, each with an alarm for its next occurrence. */
record ScheduleRepository(ScheduleStore store, Alarms alarms) {
    /** All schedules, by name. */
    @CheckReturnValue
    Uni<List<StoredSchedule>> list() {
        return store.list()
                .onItem()
                .transform(
                        all -> all.stream().filter(stored -> !stored.deleted()).toList());
    }

    /** The schedules whose occurrences are decided beyond {@code instant}, by name. */
    @CheckReturnValue
    Uni<List<StoredSchedule>> decidedBeyond(Instant instant) {
        return store.decidedBeyond(instant)
                .onItem()
                .transform(
                        all -> all.stream().filter(stored -> !stored.deleted()).toList());
    }

    /** The schedule called {@code name}. */
    @CheckReturnValue
    Uni<Optional<StoredSchedule>> find(String name) {
        return store.find(name).onItem().transform(found -> found.filter(stored -> !stored.deleted()));
    }

    /** Writes {@code next}, sets its alarm and answers {@code change}; does {@code again} if the stored version is another by now. */
    @CheckReturnValue
    Uni<ScheduleChange> write(
            StoredSchedule next,
            Collection<LedgerEntry> entries,
            ScheduleChange change,
            Supplier<Uni<ScheduleChange>> again) {
        return store.write(next, entries)
                .onItem()
                .transformToUni(written -> written ? setAlarm(next).replaceWith(change) : again.get());
    }

    /** Sets the alarm of {@code stored} to its next occurrence, or removes it if there is none. */
    @CheckReturnValue
    Uni<Void> setAlarm(StoredSchedule stored) {
        Instant due = stored.state().due();
        return due == null ? alarms.clear(stored.name()) : alarms.set(stored.name(), due);
    }
}
