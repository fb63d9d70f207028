package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Puts a schedule in place of the one of its name. */
final class ScheduleReplacement {
    private static final String NOT_BEGUN = "its schedule was changed before its run could begin";

    private final ScheduleRepository schedules;
    private final NextOccurrences occurrences;
    private final Alarms.Listener dispatcher;
    private final TimeSource time;

    ScheduleReplacement(
            ScheduleRepository schedules, NextOccurrences occurrences, Alarms.Listener dispatcher, TimeSource time) {
        this.schedules = schedules;
        this.occurrences = occurrences;
        this.dispatcher = dispatcher;
        this.time = time;
    }

    /** @see ScheduleService#put */
    @CheckReturnValue
    Uni<ScheduleChange> put(Schedule schedule, ProgramSource source, Predicate<Optional<StoredSchedule>> condition) {
        Optional<String> obstacle = occurrences.obstacle(schedule);
        return obstacle.isPresent()
                ? Uni.createFrom().item(new ScheduleChange.Refused(obstacle.get()))
                : dispatchDue(schedule.name(), condition).chain(() -> replace(schedule, source, condition));
    }

    /** Dispatches once what is due of the schedule, if {@code condition} holds for it. */
    private Uni<Void> dispatchDue(String name, Predicate<Optional<StoredSchedule>> condition) {
        return schedules.find(name).onItem().transformToUni(current -> {
            boolean due = current.isPresent() && current.get().isDue(time.now());
            return due && condition.test(current)
                    ? dispatcher.onDue(name).replaceWithVoid()
                    : Uni.createFrom().voidItem();
        });
    }

    private Uni<ScheduleChange> replace(
            Schedule schedule, ProgramSource source, Predicate<Optional<StoredSchedule>> condition) {
        return schedules.store().find(schedule.name()).onItem().transformToUni(stored -> {
            Optional<StoredSchedule> current = stored.filter(one -> !one.deleted());
            if (!condition.test(current)) {
                return Uni.createFrom().item(new ScheduleChange.ConditionFailed(current));
            }
            StoredSchedule next = next(schedule, source, stored.orElse(null));
            ScheduleChange change =
                    current.isEmpty() ? new ScheduleChange.Created(next) : new ScheduleChange.Changed(next);
            return schedules.write(next, notBegun(current, next), change, () -> replace(schedule, source, condition));
        });
    }

    /** Entries for what is due of {@code current}, such as a run that waits for room, and is lost since the state of {@code next} is new. */
    private List<LedgerEntry> notBegun(Optional<StoredSchedule> current, StoredSchedule next) {
        Instant now = time.now();
        return current.filter(stored -> !stored.state().equals(next.state())).stream()
                .flatMap(stored -> occurrences.due(stored, now).occurrences().stream()
                        .map(due -> LedgerEntry.withoutRun(stored, due, Decision.SKIPPED, NOT_BEGUN, now)))
                .toList();
    }

    private StoredSchedule next(Schedule schedule, ProgramSource source, @Nullable StoredSchedule before) {
        return new StoredSchedule(
                schedule,
                source,
                ScheduleWriter.etag(schedule),
                state(schedule, before),
                false,
                before == null ? 1 : before.version() + 1);
    }

    /** The state of {@code before} if the times are the same, so that edits of the future stay; else one that begins now. */
    private ScheduleState state(Schedule schedule, @Nullable StoredSchedule before) {
        Instant now = time.now();
        if (before == null) {
            return occurrences.first(schedule, now, null);
        }
        ScheduleState state = before.state();
        boolean sameTimes = !before.deleted() && occurrences.isCurrent(state) && schedule.isDueAs(before.schedule());
        if (sameTimes) {
            return state;
        }
        Instant decided = state.decidedUntil().isBefore(now) ? now : state.decidedUntil();
        return occurrences.first(schedule, decided, before.deleted() ? null : state.pausedUntil());
    }
}
