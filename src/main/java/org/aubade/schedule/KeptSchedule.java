package org.aubade.schedule;

import java.time.Instant;
import java.util.Objects;
import org.aubade.program.catalog.ProgramSource;

/**
 * A schedule as it is kept.
 *
 * @param source where it came from
 * @param etag names this version of {@code schedule}: equal schedules have equal tags
 * @param course where it stands
 * @param deleted whether somebody deleted what is given anew at every start; it then counts as absent
 * @param version 1 for the first, and one more for each that replaced it
 */
public record KeptSchedule(
        Schedule schedule, ProgramSource source, String etag, Course course, boolean deleted, long version) {
    /** The name of the schedule. */
    public String name() {
        return schedule.name();
    }

    /** The next version, which counts as absent. */
    KeptSchedule asDeleted() {
        return new KeptSchedule(schedule, source, etag, course, true, version + 1);
    }

    /** When its next occurrence is due; there has to be one. */
    Instant dueInstant() {
        return Objects.requireNonNull(course.due(), "nothing is due");
    }

    /** The next version, with {@code moved} as its course. */
    KeptSchedule moved(Course moved) {
        return new KeptSchedule(schedule, source, etag, moved, deleted, version + 1);
    }
}
