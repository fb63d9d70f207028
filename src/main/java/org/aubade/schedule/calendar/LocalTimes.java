package org.aubade.schedule.calendar;

import java.time.LocalDateTime;

/** The local times that a cron expression or a recurrence rule asks for, whether or not a clock ever shows them. Immutable. */
interface LocalTimes {
    /**
     * How many years ahead the next time is looked for. The longest gap is that of a certain weekday on 29 February, which is 40
     * years where a leap year is left out, as 2100 is.
     */
    int YEARS_AHEAD = 40;

    /** The times from the minute of {@code start} on, each later than the one before. */
    Lookahead<LocalDateTime> from(LocalDateTime start);
}
