package org.aubade.api.schedule;

import java.time.Instant;
import org.aubade.schedule.Decision;
import org.aubade.schedule.OccurrenceForecast;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence that is ahead, on the wire.
 *
 * @param nominal the local time, without seconds where they are zero
 * @param reason null where it runs at its time
 */
record UpcomingView(
        Instant planned,
        String nominal,
        Instant due,
        Decision decision,
        @Nullable String reason) {
    static UpcomingView of(OccurrenceForecast upcoming) {
        return new UpcomingView(
                upcoming.occurrence().at(),
                upcoming.occurrence().nominal().toString(),
                upcoming.due(),
                upcoming.decision(),
                upcoming.reason());
    }
}
