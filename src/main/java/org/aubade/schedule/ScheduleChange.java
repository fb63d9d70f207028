package org.aubade.schedule;

import java.util.Optional;

/** What came of changing a schedule. */
public sealed interface ScheduleChange {
    /** There was none of the name before. */
    record Created(KeptSchedule schedule) implements ScheduleChange {}

    /** It is as asked for. */
    record Changed(KeptSchedule schedule) implements ScheduleChange {}

    /** It is gone. */
    record Deleted() implements ScheduleChange {}

    /** There is none of the name. */
    record Unknown() implements ScheduleChange {}

    /** The condition did not hold; {@code current} is what is there. */
    record ConditionFailed(Optional<KeptSchedule> current) implements ScheduleChange {}

    /** It cannot be done as things stand; {@code reason} says why, and what would work. */
    record Refused(String reason) implements ScheduleChange {}
}
