package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.time.Durations;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Edits occurrences that are not due yet: skips and snoozes them, and pauses schedules. Every edit ends by itself. */
final class OccurrenceEdits {
    /** How many occurrences after the next one of a schedule may be skipped. */
    private static final int MAX_SKIPPED = 100;

    private final ScheduleRepository schedules;
    private final NextOccurrences occurrences;
    private final TimeSource time;

    OccurrenceEdits(ScheduleRepository schedules, NextOccurrences occurrences, TimeSource time) {
        this.schedules = schedules;
        this.occurrences = occurrences;
        this.time = time;
    }

    /** Skips the occurrence that is planned at {@code planned}; null stands for the next one. */
    @CheckReturnValue
    Uni<ScheduleChange> skip(String name, @Nullable Instant planned) {
        return edit(name, (stored, next) -> {
            Occurrence meant = planned == null ? next : occurrences.find(stored, planned);
            if (meant == null) {
                return refused(notAhead(stored, next, String.valueOf(planned)));
            }
            Optional<String> obstacle = whyItDoesNotRun(stored, meant).or(() -> tooManySkipped(stored));
            if (obstacle.isPresent()) {
                return refused(obstacle.get());
            }
            StoredSchedule edited = stored.withState(
                    meant.equals(next)
                            ? occurrences.after(
                                    stored, next.at(), stored.state().pausedUntil())
                            : stored.state().withSkipped(meant.at()));
            LedgerEntry entry = entry(stored, meant, Decision.SKIPPED, "skipped on request");
            return write(edited, List.of(entry), () -> skip(name, planned));
        });
    }

    /**
     * Makes the next occurrence due {@code later} than it is, once; it may not meet the one after it.
     *
     * @param planned when the next occurrence has to be planned, so that no other one is snoozed; null for whichever is next
     */
    @CheckReturnValue
    Uni<ScheduleChange> snooze(String name, Duration later, @Nullable Instant planned) {
        return edit(name, (stored, next) -> {
            if (planned != null && !planned.equals(next.at())) {
                return refused(notAhead(stored, next, planned.toString()));
            }
            Instant due = stored.requireDue().plus(later);
            Optional<String> obstacle = snoozeObstacle(stored, next, due);
            if (obstacle.isPresent()) {
                return refused(obstacle.get());
            }
            StoredSchedule edited = stored.withState(stored.state().withSnooze(due));
            String reason = "put off by " + Durations.describe(Duration.between(next.at(), due)) + ", to " + due;
            return write(
                    edited, List.of(entry(stored, next, Decision.SNOOZED, reason)), () -> snooze(name, later, planned));
        });
    }

    /** Pauses the schedule: occurrences planned before {@code until} do not run. */
    @CheckReturnValue
    Uni<ScheduleChange> pause(String name, Instant until) {
        return until.isAfter(time.now())
                ? withPause(name, until)
                : refused("a pause ends in the future; found " + until + ", and it is " + time.now());
    }

    /** Ends the pause of the schedule, if it has one. */
    @CheckReturnValue
    Uni<ScheduleChange> resume(String name) {
        return withPause(name, null);
    }

    private Uni<ScheduleChange> withPause(String name, @Nullable Instant until) {
        return schedules.find(name).onItem().transformToUni(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new ScheduleChange.Unknown());
            }
            StoredSchedule stored = found.get();
            return write(stored.withState(stored.state().withPause(until)), List.of(), () -> withPause(name, until));
        });
    }

    private interface Edit {
        Uni<ScheduleChange> apply(StoredSchedule stored, Occurrence next);
    }

    /** Applies {@code edit} to the schedule, if it has an occurrence left. */
    private Uni<ScheduleChange> edit(String name, Edit edit) {
        return schedules.find(name).onItem().transformToUni(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new ScheduleChange.Unknown());
            }
            Occurrence next = found.get().state().next();
            return next == null
                    ? refused("schedule '" + name + "' has no occurrence any more")
                    : edit.apply(found.get(), next);
        });
    }

    private Uni<ScheduleChange> write(
            StoredSchedule edited, List<LedgerEntry> entries, Supplier<Uni<ScheduleChange>> again) {
        return schedules.write(edited, entries, new ScheduleChange.Changed(edited), again);
    }

    private static Uni<ScheduleChange> refused(String reason) {
        return Uni.createFrom().item(new ScheduleChange.Refused(reason));
    }

    private static String notAhead(StoredSchedule stored, Occurrence next, String planned) {
        return "no occurrence of schedule '" + stored.name() + "' that is planned at " + planned
                + " can be edited; the next is planned at " + next.at();
    }

    private static Optional<String> tooManySkipped(StoredSchedule stored) {
        return stored.state().skipped().size() < MAX_SKIPPED
                ? Optional.empty()
                : Optional.of(MAX_SKIPPED + " occurrences of schedule '" + stored.name()
                        + "' are skipped already, as many as may be; pause it instead");
    }

    private Optional<String> whyItDoesNotRun(StoredSchedule stored, Occurrence meant) {
        if (meant.equals(stored.state().next()) && stored.isDue(time.now())) {
            return Optional.of("the occurrence of " + meant.nominal() + " is due already; cancel its run instead");
        }
        if (meant instanceof Occurrence.Dropped dropped) {
            return Optional.of("the occurrence of " + meant.nominal() + " does not run anyway: " + dropped.reason());
        }
        return stored.state().isPausedAt(meant.at())
                ? Optional.of("schedule '" + stored.name() + "' is paused until "
                        + stored.state().pausedUntil() + "; resume it first")
                : Optional.empty();
    }

    private Optional<String> snoozeObstacle(StoredSchedule stored, Occurrence next, Instant due) {
        return whyItDoesNotRun(stored, next)
                .or(() -> occurrences
                        .following(stored, next.at())
                        .findFirst()
                        .filter(following -> !due.isBefore(following.at()))
                        .map(following -> "put off to " + due + " it would meet the next occurrence at "
                                + following.at() + "; snooze for less, or skip it"));
    }

    private LedgerEntry entry(StoredSchedule stored, Occurrence occurrence, Decision decision, String reason) {
        return LedgerEntry.withoutRun(stored, occurrence, decision, reason, time.now());
    }
}
