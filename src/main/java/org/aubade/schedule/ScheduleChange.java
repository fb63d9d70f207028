package org.aubade.schedule;

import java.util.Optional;

/** The result of a request to change a schedule. */
public sealed interface ScheduleChange {
    /** The schedule is stored; there was none of its name before. */
    record Created(StoredSchedule schedule) implements ScheduleChange {}

    /** The schedule is as it was asked for. */
    record Changed(StoredSchedule schedule) implements ScheduleChange {}

    /** The schedule is deleted. */
    record Deleted() implements ScheduleChange {}

    /** There is no schedule of that name. */
    record Unknown() implements ScheduleChange {}

    /** The condition did not hold; {@code current} is the schedule that is stored. */
    record ConditionFailed(Optional<StoredSchedule> current) implements ScheduleChange {}

    /** It cannot be done; {@code reason} says why, and what would work. */
    record Refused(String reason) implements ScheduleChange {}
}
