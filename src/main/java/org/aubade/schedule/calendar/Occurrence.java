package org.aubade.schedule.calendar;

import java.time.Instant;
import java.time.LocalDateTime;

/** One time at which something is due; {@link #at} tells the occurrences of one timetable apart. */
public sealed interface Occurrence {
    /** When it is due, or would be if it were not dropped. */
    Instant at();

    /** The local time that the timetable asks for. */
    LocalDateTime nominal();

    /** Due at the time that the timetable asks for. */
    record Due(Instant at, LocalDateTime nominal) implements Occurrence {}

    /** Due at another time, since the clocks jump over its own; {@code reason} says so. */
    record Shifted(Instant at, LocalDateTime nominal, String reason) implements Occurrence {}

    /** Not due at all, for {@code reason}. */
    record Dropped(Instant at, LocalDateTime nominal, String reason) implements Occurrence {}
}
