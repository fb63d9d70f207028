package org.aubade.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence that is ahead, as things stand.
 *
 * @param planned what the schedule says
 * @param due when it will be decided
 * @param decision what will become of it; RAN where it runs at its time
 * @param reason why it will not run at its time; null where it will
 */
public record Upcoming(
        Planned planned,
        Instant due,
        Decision decision,
        @Nullable String reason) {}
