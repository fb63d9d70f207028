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
    /** How many occurrences after the next of one schedule may be skipped at a time. */
    private static final int MOST_SKIPPED = 100;

    private final ScheduleBook book;
    private final Courses courses;
    private final TimeSource time;

    FutureEdits(ScheduleBook book, Courses courses, TimeSource time) {
        this.book = book;
        this.courses = courses;
        this.time = time;
    }

    /** The occurrence planned at {@code planned} does not run; null stands for the next. */
    @CheckReturnValue
    Uni<ScheduleChange> skip(String name, @Nullable Instant planned) {
        return ahead(name, (kept, next) -> {
            Planned meant = planned == null ? next : courses.find(kept, planned);
            if (meant == null) {
                return refused(notAhead(kept, next, String.valueOf(planned)));
            }
            Optional<String> obstacle = whyItDoesNotRun(kept, meant).or(() -> skippedTooOften(kept));
            if (obstacle.isPresent()) {
                return refused(obstacle.get());
            }
            KeptSchedule moved = kept.moved(
                    meant.equals(next)
                            ? courses.after(kept, next.at(), kept.course().pausedUntil())
                            : kept.course().skipping(meant.at()));
            Occurrence row = row(kept, meant, Decision.SKIPPED, "skipped on request");
            return book.write(moved, List.of(row), new ScheduleChange.Changed(moved), () -> skip(name, planned));
        });
    }

    /**
     * The next occurrence is due {@code later} than it is, once; it may not meet the one after it.
     *
     * @param planned when the next one has to be planned, so that no other one is put off; null for whichever is next
     */
    @CheckReturnValue
    Uni<ScheduleChange> snooze(String name, Duration later, @Nullable Instant planned) {
        return ahead(name, (kept, next) -> {
            if (planned != null && !planned.equals(next.at())) {
                return refused(notAhead(kept, next, planned.toString()));
            }
            Instant due = kept.dueInstant().plus(later);
            Optional<String> obstacle = snoozeObstacle(kept, next, due);
            if (obstacle.isPresent()) {
                return refused(obstacle.get());
            }
            KeptSchedule moved = kept.moved(kept.course().putOff(due));
            String reason = "put off by " + Durations.describe(Duration.between(next.at(), due)) + ", to " + due;
            return book.write(
                    moved,
                    List.of(row(kept, next, Decision.SNOOZED, reason)),
                    new ScheduleChange.Changed(moved),
                    () -> snooze(name, later, planned));
        });
    }

    /** Occurrences planned before {@code until} do not run. */
    @CheckReturnValue
    Uni<ScheduleChange> pause(String name, Instant until) {
        return until.isAfter(time.now())
                ? withPause(name, until)
                : refused("a pause ends in the future; found " + until + ", and it is " + time.now());
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
            KeptSchedule moved = found.get().moved(found.get().course().paused(until));
            return book.write(moved, List.of(), new ScheduleChange.Changed(moved), () -> withPause(name, until));
        });
    }

    private interface EditOfNext {
        Uni<ScheduleChange> edit(KeptSchedule kept, Planned next);
    }

    /** Edits what is ahead, if anything is. */
    private Uni<ScheduleChange> ahead(String name, EditOfNext edit) {
        return book.find(name).onItem().transformToUni(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new ScheduleChange.Unknown());
            }
            Planned next = found.get().course().next();
            return next == null
                    ? refused("schedule '" + name + "' has no occurrence any more")
                    : edit.edit(found.get(), next);
        });
    }

    private static Uni<ScheduleChange> refused(String reason) {
        return Uni.createFrom().item(new ScheduleChange.Refused(reason));
    }

    private static String notAhead(KeptSchedule kept, Planned next, String planned) {
        return "no occurrence of schedule '" + kept.name() + "' that is planned at " + planned
                + " can be edited; the next is planned at " + next.at();
    }

    private static Optional<String> skippedTooOften(KeptSchedule kept) {
        return kept.course().skipped().size() < MOST_SKIPPED
                ? Optional.empty()
                : Optional.of(MOST_SKIPPED + " occurrences of schedule '" + kept.name()
                        + "' are skipped already, as many as may be; pause it instead");
    }

    private Optional<String> whyItDoesNotRun(KeptSchedule kept, Planned meant) {
        if (meant.equals(kept.course().next()) && !kept.dueInstant().isAfter(time.now())) {
            return Optional.of("the occurrence of " + meant.nominal() + " is due already; cancel its run instead");
        }
        if (meant instanceof Planned.Dropped dropped) {
            return Optional.of("the occurrence of " + meant.nominal() + " does not run anyway: " + dropped.reason());
        }
        return kept.course().isPausedAt(meant.at())
                ? Optional.of("schedule '" + kept.name() + "' is paused until "
                        + kept.course().pausedUntil() + "; resume it first")
                : Optional.empty();
    }

    private Optional<String> snoozeObstacle(KeptSchedule kept, Planned next, Instant due) {
        return whyItDoesNotRun(kept, next)
                .or(() -> courses.following(kept, next.at())
                        .findFirst()
                        .filter(following -> !due.isBefore(following.at()))
                        .map(following -> "put off to " + due + " it would meet the next occurrence at "
                                + following.at() + "; snooze for less, or skip it"));
    }

    private Occurrence row(KeptSchedule kept, Planned planned, Decision decision, String reason) {
        return Occurrence.of(kept, planned, decision, reason, time.now());
    }
}
