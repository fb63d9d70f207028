package org.aubade.schedule;

import java.time.Instant;
import java.util.Objects;
import org.aubade.program.catalog.ProgramSource;

/**
 * A schedule as a store keeps it.
 *
 * @param source where it came from
 * @param etag names this version of {@code schedule}: equal schedules have equal tags
 * @param state how far its occurrences are decided
 * @param deleted whether somebody deleted a schedule that is declared anew at every start; it then counts as absent
 * @param version 1 for the first, and one more for each that replaced it
 */
public record StoredSchedule(
        Schedule schedule, ProgramSource source, String etag, ScheduleState state, boolean deleted, long version) {
    /** The name of the schedule. */
    public String name() {
        return schedule.name();
    }

    /** Whether the next occurrence is due at {@code now}. */
    boolean isDue(Instant now) {
        Instant due = state.due();
        return due != null && !due.isAfter(now);
    }

    /**
     * When the next occurrence is due.
     *
     * @throws NullPointerException if there is none
     */
    Instant requireDue() {
        return Objects.requireNonNull(state.due(), "no occurrence is left");
    }

    /** The next version, with {@code next} as its state. */
    public StoredSchedule withState(ScheduleState next) {
        return new StoredSchedule(schedule, source, etag, next, deleted, version + 1);
    }

    /** The next version, which counts as absent. */
    StoredSchedule asDeleted() {
        return new StoredSchedule(schedule, source, etag, state, true, version + 1);
    }
}
