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
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.run.RunService;
import org.aubade.text.ContentHash;
import org.aubade.text.TextFormat;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Keeps schedules, lets their future be edited, and runs their programs when they are due. */
public final class ScheduleService {
    private final CountedStore store;
    private final Alarms alarms;
    private final ScheduleBook book;
    private final Courses courses;
    private final FutureEdits edits;
    private final Outlook outlook;
    private final OccurrenceBell bell;
    private final TimeSource time;

    public ScheduleService(
            ScheduleStore store,
            Alarms alarms,
            HomePlace home,
            ProgramCatalog programs,
            RunService runs,
            TimeSource time) {
        this.store = new CountedStore(store);
        this.alarms = alarms;
        this.book = new ScheduleBook(this.store, alarms);
        this.courses = new Courses(home);
        this.edits = new FutureEdits(book, courses, time);
        this.outlook = new Outlook(courses, home.zone());
        this.bell = new OccurrenceBell(this.store, programs, runs, courses, time);
        this.time = time;
    }

    /**
     * Takes {@code given} over as what is given at the start, and begins to decide what is due. What was given before and
     * is no longer there goes; what somebody put over REST stays, and what somebody deleted stays away until another version of it is given.
     *
     * @param complete whether {@code given} is all that there is, so that what is not there any more may go
     */
    @CheckReturnValue
    public Uni<Void> open(Collection<GivenSchedule> given, boolean complete) {
        return store.list()
                .onItem()
                .transformToUni(kept -> each(GivenSchedule.changes(given, complete, kept), this::take))
                .invoke(() -> alarms.start(bell))
                .chain(store::list)
                .chain(kept -> each(kept, this::refresh));
    }

    /** Nothing is decided in this process any more. */
    public void close() {
        alarms.close();
    }

    /** All schedules, by name. */
    @CheckReturnValue
    public Uni<List<KeptSchedule>> list() {
        return book.list();
    }

    /** The schedule of that name. */
    @CheckReturnValue
    public Uni<Optional<KeptSchedule>> find(String name) {
        return book.find(name);
    }

    /** The ledger. */
    @CheckReturnValue
    public Uni<List<Occurrence>> occurrences(OccurrenceQuery query) {
        return store.occurrences(query);
    }

    /** How many occurrences have come to {@code decision} in this process. */
    public long decidedCount(Decision decision) {
        return store.count(decision);
    }

    /**
     * Keeps {@code schedule} in place of one of its name, if {@code condition} holds for that; its future begins now. What is
     * due of the one that is replaced is dispatched first, once, and is skipped if there is no room for its run.
     */
    @CheckReturnValue
    public Uni<ScheduleChange> put(
            Schedule schedule, ProgramSource source, Predicate<Optional<KeptSchedule>> condition) {
        Optional<String> obstacle = courses.planner().obstacle(schedule);
        if (obstacle.isPresent()) {
            return Uni.createFrom().item(new ScheduleChange.Refused(obstacle.get()));
        }
        return dispatchDue(schedule.name(), condition).chain(() -> replace(schedule, source, condition));
    }

    /** Dispatches what is due of the schedule, if {@code condition} holds for it. */
    private Uni<Void> dispatchDue(String name, Predicate<Optional<KeptSchedule>> condition) {
        return find(name)
                .onItem()
                .transformToUni(current -> isDue(current) && condition.test(current)
                        ? bell.onDue(name).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<ScheduleChange> replace(
            Schedule schedule, ProgramSource source, Predicate<Optional<KeptSchedule>> condition) {
        return store.find(schedule.name()).onItem().transformToUni(stored -> {
            Optional<KeptSchedule> current = stored.filter(kept -> !kept.deleted());
            if (!condition.test(current)) {
                return Uni.createFrom().item(new ScheduleChange.ConditionFailed(current));
            }
            KeptSchedule next = replaced(schedule, source, stored.orElse(null));
            ScheduleChange change =
                    current.isEmpty() ? new ScheduleChange.Created(next) : new ScheduleChange.Changed(next);
            return book.write(next, leftBehind(current, next), change, () -> replace(schedule, source, condition));
        });
    }

    /** What is due of {@code current} and will not run, since {@code next} has another future. */
    private List<Occurrence> leftBehind(Optional<KeptSchedule> current, KeptSchedule next) {
        return current.filter(kept -> !kept.course().equals(next.course())).stream()
                .flatMap(kept -> courses.due(kept, time.now()).occurrences().stream()
                        .map(planned -> Occurrence.of(
                                kept,
                                planned,
                                Decision.SKIPPED,
                                "its schedule was changed before its run could begin",
                                time.now())))
                .toList();
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
        return edits.skip(name, null);
    }

    /** The occurrence planned at {@code planned} does not run, which may be up to a year ahead. */
    @CheckReturnValue
    public Uni<ScheduleChange> skip(String name, Instant planned) {
        return edits.skip(name, planned);
    }

    /** The next occurrence is due {@code later} than it is, once; it may not meet the one after it. */
    @CheckReturnValue
    public Uni<ScheduleChange> snooze(String name, Duration later) {
        return edits.snooze(name, later, null);
    }

    /** The same, if the next occurrence is the one planned at {@code planned}. */
    @CheckReturnValue
    public Uni<ScheduleChange> snooze(String name, Duration later, Instant planned) {
        return edits.snooze(name, later, planned);
    }

    /** Occurrences planned before {@code until} do not run. */
    @CheckReturnValue
    public Uni<ScheduleChange> pause(String name, Instant until) {
        return edits.pause(name, until);
    }

    /** The pause is over, if there was one. */
    @CheckReturnValue
    public Uni<ScheduleChange> resume(String name) {
        return edits.resume(name);
    }

    /** The next {@code count} occurrences, as things stand; empty if there is no such schedule. */
    @CheckReturnValue
    public Uni<Optional<List<Upcoming>>> next(String name, int count) {
        return find(name).onItem().transform(found -> found.map(kept -> outlook.next(kept, count)));
    }

    /** What is due of all schedules before {@code until}, at most {@code count}, in the order in which it is due. */
    @CheckReturnValue
    public Uni<List<Ahead>> ahead(Instant until, int count) {
        return list().onItem().transform(all -> outlook.ahead(all, until, count));
    }

    /** The same, with at most {@code daily} of each schedule on each day where the home is. */
    @CheckReturnValue
    public Uni<List<Ahead>> ahead(Instant until, int count, int daily) {
        return list().onItem().transform(all -> outlook.ahead(all, until, count, daily));
    }

    /** The names of schedules that change, or of which something is decided, in this process from now on. */
    @CheckReturnValue
    public Multi<String> changes() {
        return store.changes();
    }

    private boolean isDue(Optional<KeptSchedule> current) {
        return current.map(kept -> kept.course().due())
                .filter(due -> !due.isAfter(time.now()))
                .isPresent();
    }

    private KeptSchedule replaced(Schedule schedule, ProgramSource source, @Nullable KeptSchedule before) {
        String etag = ContentHash.of(ScheduleWriter.write(schedule, TextFormat.JSON));
        Instant now = time.now();
        Instant decided = before == null || before.course().decided().isBefore(now)
                ? now
                : before.course().decided();
        Instant pausedUntil =
                before == null || before.deleted() ? null : before.course().pausedUntil();
        Course course = before != null
                        && !before.deleted()
                        && courses.isCurrent(before.course())
                        && schedule.isDueAs(before.schedule())
                ? before.course()
                : courses.begun(schedule, decided, pausedUntil);
        return new KeptSchedule(schedule, source, etag, course, false, before == null ? 1 : before.version() + 1);
    }

    private Uni<Void> take(GivenSchedule.Change change) {
        return switch (change) {
            case GivenSchedule.Change.Put put -> {
                yield put(put.given().schedule(), put.given().source(), _ -> true)
                        .replaceWithVoid();
            }
            case GivenSchedule.Change.Remove remove ->
                store.delete(remove.gone().name(), remove.gone().version())
                        .chain(() -> alarms.clear(remove.gone().name()));
        };
    }

    /**
     * Its future is computed anew if the home or the zone database has changed, and its alarm is set. What is due meanwhile
     * waits for none of the others: the bell does the same with what it finds.
     */
    private Uni<Void> refresh(KeptSchedule kept) {
        if (kept.deleted()) {
            return Uni.createFrom().voidItem();
        }
        if (courses.isCurrent(kept.course())) {
            return alarms.isDurable() ? Uni.createFrom().voidItem() : book.setAlarm(kept);
        }
        KeptSchedule moved = courses.renewed(kept);
        return store.write(moved, List.of())
                .chain(written ->
                        written ? book.setAlarm(moved) : Uni.createFrom().voidItem());
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
