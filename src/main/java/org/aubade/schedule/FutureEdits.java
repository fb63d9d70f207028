package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aubade.time.Durations;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Edits what is ahead of schedules; each edit ends by itself. */
final class FutureEdits {
    private final ScheduleBook book;
    private final Courses courses;
    private final TimeSource time;

    FutureEdits(ScheduleBook book, Courses courses, TimeSource time) {
        this.book = book;
        this.courses = courses;
        this.time = time;
    }

    /** The next occurrence does not run. */
    @CheckReturnValue
    Uni<ScheduleChange> skip(String name) {
        return ahead(name, (kept, next) -> {
            Optional<String> idle = whyItDoesNotRun(kept, next);
            if (idle.isPresent()) {
                return Uni.createFrom().item(new ScheduleChange.Refused(idle.get()));
            }
            Occurrence row = row(kept, next, Decision.SKIPPED, "skipped on request");
            KeptSchedule moved = kept.moved(
                    courses.after(kept.schedule(), next.at(), kept.course().pausedUntil()));
            return book.write(moved, List.of(row), new ScheduleChange.Changed(moved), () -> skip(name));
        });
    }

    /** The next occurrence is due {@code later} than it is, once; it may not meet the one after it. */
    @CheckReturnValue
    Uni<ScheduleChange> snooze(String name, Duration later) {
        return ahead(name, (kept, next) -> {
            Instant due = kept.dueInstant().plus(later);
            Optional<String> obstacle = snoozeObstacle(kept, next, due);
            if (obstacle.isPresent()) {
                return Uni.createFrom().item(new ScheduleChange.Refused(obstacle.get()));
            }
            Course course = kept.course();
            KeptSchedule moved =
                    kept.moved(new Course(course.decided(), next, due, course.pausedUntil(), course.basis()));
            Occurrence row = row(
                    kept,
                    next,
                    Decision.SNOOZED,
                    "put off by " + Durations.describe(Duration.between(next.at(), due)) + ", to " + due);
            return book.write(moved, List.of(row), new ScheduleChange.Changed(moved), () -> snooze(name, later));
        });
    }

    /** Occurrences planned before {@code until} do not run. */
    @CheckReturnValue
    Uni<ScheduleChange> pause(String name, Instant until) {
        return until.isAfter(time.now())
                ? withPause(name, until)
                : Uni.createFrom()
                        .item(new ScheduleChange.Refused(
                                "a pause ends in the future; found " + until + ", and it is " + time.now()));
    }

    /** The pause is over, if there was one. */
    @CheckReturnValue
    Uni<ScheduleChange> resume(String name) {
        return withPause(name, null);
    }

    private Uni<ScheduleChange> withPause(String name, @Nullable Instant until) {
        return book.find(name).onItem().transformToUni(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new ScheduleChange.Unknown());
            }
            Course course = found.get().course();
            KeptSchedule moved = found.get()
                    .moved(new Course(course.decided(), course.next(), course.putOffTo(), until, course.basis()));
            return book.write(moved, List.of(), new ScheduleChange.Changed(moved), () -> withPause(name, until));
        });
    }

    private interface EditOfNext {
        Uni<ScheduleChange> edit(KeptSchedule kept, Planned next);
    }

    /** Edits the next occurrence, if there is one that is not due already. */
    private Uni<ScheduleChange> ahead(String name, EditOfNext edit) {
        return book.find(name).onItem().transformToUni(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new ScheduleChange.Unknown());
            }
            KeptSchedule kept = found.get();
            Planned next = kept.course().next();
            if (next == null) {
                return Uni.createFrom()
                        .item(new ScheduleChange.Refused("schedule '" + name + "' has no occurrence any more"));
            }
            return kept.dueInstant().isAfter(time.now())
                    ? edit.edit(kept, next)
                    : Uni.createFrom()
                            .item(new ScheduleChange.Refused(
                                    "the occurrence of " + next.nominal() + " is due already; cancel its run instead"));
        });
    }

    private static Optional<String> whyItDoesNotRun(KeptSchedule kept, Planned next) {
        if (next instanceof Planned.Dropped dropped) {
            return Optional.of("the next occurrence does not run anyway: " + dropped.reason());
        }
        return kept.course().isPausedAt(next.at())
                ? Optional.of("schedule '" + kept.name() + "' is paused until "
                        + kept.course().pausedUntil() + "; resume it first")
                : Optional.empty();
    }

    private Optional<String> snoozeObstacle(KeptSchedule kept, Planned next, Instant due) {
        Optional<String> idle = whyItDoesNotRun(kept, next);
        if (idle.isPresent()) {
            return idle;
        }
        return courses.planner()
                .next(kept.schedule(), next.at())
                .filter(following -> !due.isBefore(following.at()))
                .map(following -> "put off to " + due + " it would meet the next occurrence at " + following.at()
                        + "; snooze for less, or skip it");
    }

    private Occurrence row(KeptSchedule kept, Planned planned, Decision decision, String reason) {
        return new Occurrence(
                kept.name(),
                planned.at(),
                planned.nominal(),
                kept.schedule().program(),
                decision,
                reason,
                null,
                time.now());
    }
}
