package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aubade.form.TextFormat;
import org.aubade.form.TextTag;
import org.aubade.program.ProgramCatalog;
import org.aubade.program.ProgramSource;
import org.aubade.run.RunService;
import org.aubade.time.Durations;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Keeps schedules, lets their future be edited, and runs their programs when they are due. */
public final class ScheduleService {
    private final ScheduleStore store;
    private final Alarms alarms;
    private final Courses courses;
    private final OccurrenceBell bell;
    private final TimeSource time;

    public ScheduleService(
            ScheduleStore store,
            Alarms alarms,
            HomePlace home,
            ProgramCatalog programs,
            RunService runs,
            TimeSource time) {
        this.store = store;
        this.alarms = alarms;
        this.courses = new Courses(home);
        this.bell = new OccurrenceBell(store, programs, runs, courses, time);
        this.time = time;
    }

    /**
     * Takes {@code given} over as what is given at the start, and begins to decide what is due. What was given before and
     * is no longer there goes; what somebody changed or deleted stays so, until another version of it is given.
     */
    @CheckReturnValue
    public Uni<Void> open(Collection<GivenSchedule> given) {
        return store.list()
                .onItem()
                .transformToUni(kept -> each(GivenSchedule.changes(given, kept), this::take))
                .chain(store::list)
                .chain(kept -> each(kept, this::refresh))
                .invoke(() -> alarms.start(bell));
    }

    /** Nothing is decided in this process any more. */
    public void close() {
        alarms.close();
    }

    /** All schedules, by name. */
    @CheckReturnValue
    public Uni<List<KeptSchedule>> list() {
        return store.list()
                .onItem()
                .transform(all -> all.stream().filter(kept -> !kept.deleted()).toList());
    }

    /** The schedule of that name. */
    @CheckReturnValue
    public Uni<Optional<KeptSchedule>> find(String name) {
        return store.find(name).onItem().transform(found -> found.filter(kept -> !kept.deleted()));
    }

    /** The ledger. */
    @CheckReturnValue
    public Uni<List<Occurrence>> occurrences(OccurrenceQuery query) {
        return store.occurrences(query);
    }

    /** Keeps {@code schedule} in place of one of its name, if {@code condition} holds for that; its future begins now. */
    @CheckReturnValue
    public Uni<ScheduleChange> put(
            Schedule schedule, ProgramSource source, Predicate<Optional<KeptSchedule>> condition) {
        Optional<String> obstacle = courses.planner().obstacle(schedule);
        if (obstacle.isPresent()) {
            return Uni.createFrom().item(new ScheduleChange.Refused(obstacle.get()));
        }
        return store.find(schedule.name()).onItem().transformToUni(stored -> {
            Optional<KeptSchedule> current = stored.filter(kept -> !kept.deleted());
            if (!condition.test(current)) {
                return Uni.createFrom().item(new ScheduleChange.ConditionFailed(current));
            }
            KeptSchedule next = replaced(schedule, source, stored.orElse(null));
            ScheduleChange change =
                    current.isEmpty() ? new ScheduleChange.Created(next) : new ScheduleChange.Changed(next);
            return written(next, List.of(), change, () -> put(schedule, source, condition));
        });
    }

    /** Forgets the schedule, if {@code condition} holds for it; the ledger keeps what became of it. */
    @CheckReturnValue
    public Uni<ScheduleChange> delete(String name, Predicate<Optional<KeptSchedule>> condition) {
        return store.find(name).onItem().transformToUni(stored -> {
            Optional<KeptSchedule> current = stored.filter(kept -> !kept.deleted());
            if (!condition.test(current)) {
                return Uni.createFrom().item(new ScheduleChange.ConditionFailed(current));
            }
            if (current.isEmpty()) {
                return Uni.createFrom().item(new ScheduleChange.Unknown());
            }
            KeptSchedule kept = current.get();
            return (kept.source() == ProgramSource.REST
                            ? store.delete(name, kept.version())
                            : store.write(kept.asDeleted(), List.of()))
                    .onItem()
                    .transformToUni(done -> done
                            ? alarms.clear(name).replaceWith(new ScheduleChange.Deleted())
                            : delete(name, condition));
        });
    }

    /** The next occurrence does not run. */
    @CheckReturnValue
    public Uni<ScheduleChange> skip(String name) {
        return ahead(name, (kept, next) -> {
            Occurrence row = row(kept, next, Decision.SKIPPED, "skipped on request");
            KeptSchedule moved = kept.moved(
                    courses.after(kept.schedule(), next.at(), kept.course().pausedUntil()));
            return written(moved, List.of(row), new ScheduleChange.Changed(moved), () -> skip(name));
        });
    }

    /** The next occurrence is due {@code later} than it is, once; it may not meet the one after it. */
    @CheckReturnValue
    public Uni<ScheduleChange> snooze(String name, Duration later) {
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
            return written(moved, List.of(row), new ScheduleChange.Changed(moved), () -> snooze(name, later));
        });
    }

    /** Occurrences planned before {@code until} do not run. */
    @CheckReturnValue
    public Uni<ScheduleChange> pause(String name, Instant until) {
        return until.isAfter(time.now())
                ? withPause(name, until)
                : Uni.createFrom()
                        .item(new ScheduleChange.Refused(
                                "a pause ends in the future; found " + until + ", and it is " + time.now()));
    }

    /** The pause is over, if there was one. */
    @CheckReturnValue
    public Uni<ScheduleChange> resume(String name) {
        return withPause(name, null);
    }

    /** The next {@code count} occurrences, as things stand; empty if there is no such schedule. */
    @CheckReturnValue
    public Uni<Optional<List<Upcoming>>> next(String name, int count) {
        return find(name).onItem().transform(found -> found.map(kept -> upcoming(kept, count)));
    }

    private List<Upcoming> upcoming(KeptSchedule kept, int count) {
        Planned first = kept.course().next();
        if (first == null) {
            return List.of();
        }
        Stream<Planned> others = courses.planner().after(kept.schedule(), first.at());
        return Stream.concat(Stream.of(first), others)
                .limit(count)
                .map(planned -> upcoming(kept, planned))
                .toList();
    }

    private static Upcoming upcoming(KeptSchedule kept, Planned planned) {
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

    private Uni<ScheduleChange> withPause(String name, @Nullable Instant until) {
        return find(name).onItem().transformToUni(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new ScheduleChange.Unknown());
            }
            Course course = found.get().course();
            KeptSchedule moved = found.get()
                    .moved(new Course(course.decided(), course.next(), course.putOffTo(), until, course.basis()));
            return written(moved, List.of(), new ScheduleChange.Changed(moved), () -> withPause(name, until));
        });
    }

    private interface EditOfNext {
        Uni<ScheduleChange> edit(KeptSchedule kept, Planned next);
    }

    /** Edits the next occurrence, if there is one that is not due already. */
    private Uni<ScheduleChange> ahead(String name, EditOfNext edit) {
        return find(name).onItem().transformToUni(found -> {
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

    private Optional<String> snoozeObstacle(KeptSchedule kept, Planned next, Instant due) {
        if (next instanceof Planned.Dropped dropped) {
            return Optional.of("the next occurrence does not run anyway: " + dropped.reason());
        }
        if (kept.course().isPausedAt(next.at())) {
            return Optional.of("schedule '" + kept.name() + "' is paused until "
                    + kept.course().pausedUntil() + "; resume it first");
        }
        return courses.planner()
                .next(kept.schedule(), next.at())
                .filter(following -> !due.isBefore(following.at()))
                .map(following -> "put off to " + due + " it would meet the next occurrence at " + following.at()
                        + "; snooze for less, or skip it");
    }

    private KeptSchedule replaced(Schedule schedule, ProgramSource source, @Nullable KeptSchedule before) {
        String etag = TextTag.of(ScheduleWriter.write(schedule, TextFormat.JSON));
        Instant now = time.now();
        Instant decided = before == null || before.course().decided().isBefore(now)
                ? now
                : before.course().decided();
        Instant pausedUntil =
                before == null || before.deleted() ? null : before.course().pausedUntil();
        return new KeptSchedule(
                schedule,
                source,
                etag,
                courses.after(schedule, decided, pausedUntil),
                false,
                before == null ? 1 : before.version() + 1);
    }

    private Uni<Void> take(GivenSchedule.Change change) {
        return switch (change) {
            case GivenSchedule.Change.Put put -> {
                KeptSchedule next = replaced(put.given().schedule(), put.given().source(), put.before());
                yield store.write(next, List.of()).replaceWithVoid();
            }
            case GivenSchedule.Change.Remove remove ->
                store.delete(remove.gone().name(), remove.gone().version())
                        .chain(() -> alarms.clear(remove.gone().name()));
        };
    }

    /** Its future is computed anew if the home or the zone database has changed, and its alarm is set. */
    private Uni<Void> refresh(KeptSchedule kept) {
        if (kept.deleted()) {
            return Uni.createFrom().voidItem();
        }
        if (courses.isCurrent(kept.course())) {
            return alarms.survive() ? Uni.createFrom().voidItem() : setAlarm(kept);
        }
        KeptSchedule moved = kept.moved(courses.after(
                kept.schedule(), kept.course().decided(), kept.course().pausedUntil()));
        return store.write(moved, List.of())
                .chain(written -> written ? setAlarm(moved) : Uni.createFrom().voidItem());
    }

    private Uni<ScheduleChange> written(
            KeptSchedule next, List<Occurrence> rows, ScheduleChange change, Supplier<Uni<ScheduleChange>> again) {
        return store.write(next, rows)
                .onItem()
                .transformToUni(written -> written ? setAlarm(next).replaceWith(change) : again.get());
    }

    private Uni<Void> setAlarm(KeptSchedule kept) {
        Instant due = kept.course().due();
        return due == null ? alarms.clear(kept.name()) : alarms.set(kept.name(), due);
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

    private static <T> Uni<Void> each(Collection<T> all, Function<T, Uni<Void>> action) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> action.apply(one))
                .onItem()
                .ignoreAsUni();
    }
}
