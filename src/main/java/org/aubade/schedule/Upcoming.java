package org.aubade.schedule;

import java.time.Duration;
import java.time.Instant;
import org.aubade.time.Durations;
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
        @Nullable String reason) {
    /** The next one of {@code kept}, which costs nothing to tell; null if there is none. */
    public static @Nullable Upcoming nextOf(KeptSchedule kept) {
        Planned next = kept.course().next();
        return next == null ? null : of(kept, next);
    }

    /** What will become of {@code planned}, as {@code kept} stands. */
    static Upcoming of(KeptSchedule kept, Planned planned) {
        Course course = kept.course();
        Instant putOffTo = planned.equals(course.next()) ? course.putOffTo() : null;
        Instant due = putOffTo == null ? planned.at() : putOffTo;
        if (planned instanceof Planned.Dropped dropped) {
            return new Upcoming(planned, due, Decision.SKIPPED, dropped.reason());
        }
        if (course.isPausedAt(planned.at())) {
            return new Upcoming(planned, due, Decision.SKIPPED, "the schedule is paused until " + course.pausedUntil());
        }
        if (putOffTo != null) {
            String by = Durations.describe(Duration.between(planned.at(), putOffTo));
            return new Upcoming(planned, due, Decision.SNOOZED, "put off by " + by);
        }
        return planned instanceof Planned.Shifted shifted
                ? new Upcoming(planned, due, Decision.SHIFTED, shifted.reason())
                : new Upcoming(planned, due, Decision.RAN, null);
    }
}
