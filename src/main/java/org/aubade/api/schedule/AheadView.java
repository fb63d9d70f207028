package org.aubade.api.schedule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.aubade.schedule.OccurrenceForecast;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence that is ahead, with its schedule and program, on the wire.
 *
 * @param more true where others of that schedule on that day are left out after it, else null
 */
record AheadView(
        String schedule,
        String program,
        @JsonUnwrapped UpcomingView upcoming,
        @Nullable Boolean more) {
    static AheadView of(OccurrenceForecast ahead) {
        return new AheadView(
                ahead.schedule().name(),
                ahead.schedule().program(),
                UpcomingView.of(ahead),
                ahead.more() ? true : null);
    }
}
