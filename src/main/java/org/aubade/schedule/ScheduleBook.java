package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The schedules that are kept, each with an alarm for what is due next. */
record ScheduleBook(ScheduleStore store, Alarms alarms) {
    /** All that are not deleted, by name. */
    @CheckReturnValue
    Uni<List<KeptSchedule>> list() {
        return store.list()
                .onItem()
                .transform(all -> all.stream().filter(kept -> !kept.deleted()).toList());
    }

    /** The one of that name, unless it is deleted. */
    @CheckReturnValue
    Uni<Optional<KeptSchedule>> find(String name) {
        return store.find(name).onItem().transform(found -> found.filter(kept -> !kept.deleted()));
    }

    /** Writes, sets the alarm, and answers with {@code change}; does it {@code again} if somebody else was faster. */
    @CheckReturnValue
    Uni<ScheduleChange> write(
            KeptSchedule next,
            Collection<Occurrence> rows,
            ScheduleChange change,
            Supplier<Uni<ScheduleChange>> again) {
        return store.write(next, rows)
                .onItem()
                .transformToUni(written -> written ? setAlarm(next).replaceWith(change) : again.get());
    }

    /** Its alarm rings when something is due, if anything ever is. */
    @CheckReturnValue
    Uni<Void> setAlarm(KeptSchedule kept) {
        Instant due = kept.course().due();
        return due == null ? alarms.clear(kept.name()) : alarms.set(kept.name(), due);
    }
}
