package org.aubade.schedule;

import java.time.Instant;
import java.time.LocalDateTime;

/** One occurrence of a schedule, before it falls due; {@link #at} tells those of one schedule apart. */
public sealed interface Planned {
    /** When it is due, or would have been. */
    Instant at();

    /** The local time that the schedule asks for. */
    LocalDateTime nominal();

    /** It runs at the time that the schedule asks for. */
    record Due(Instant at, LocalDateTime nominal) implements Planned {}

    /** It runs at another time, since the clocks jump over its own; {@code reason} says so. */
    record Shifted(Instant at, LocalDateTime nominal, String reason) implements Planned {}

    /** It does not run, for {@code reason}. */
    record Dropped(Instant at, LocalDateTime nominal, String reason) implements Planned {}
}
