package org.aubade.schedule;

import java.time.LocalDateTime;

/** The local times that a trigger asks for, whether or not the clocks ever show them; immutable. */
interface LocalTimes {
    /** How far ahead the next one is looked for. A certain weekday on 29 February can be that far away, and nothing is farther. */
    int YEARS_AHEAD = 40;

    /** Those from the minute of {@code start} on, each later than the one before. */
    Lookahead<LocalDateTime> from(LocalDateTime start);
}
