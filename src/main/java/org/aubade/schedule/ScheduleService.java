package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.time.TimeSource;

/** Keeps schedules, lets occurrences be edited before they are due, and has them dispatched when they are. */
public final class ScheduleService {
    private final ObservedScheduleStore store;
    private final Alarms alarms;
    private final ScheduleRepository schedules;
    private final NextOccurrences occurrences;
    private final OccurrenceEdits edits;
    private final OccurrenceForecaster forecaster;
    private final Alarms.Listener dispatcher;
    private final ScheduleReplacement replacement;
    private final ScheduleReconciliation reconciliation;
    private final ClockRecovery recovery;

    /** @param dispatcher is called when a schedule is due, once the service is open */
    public ScheduleService(
            ObservedScheduleStore store,
            Alarms alarms,
            NextOccurrences occurrences,
            Alarms.Listener dispatcher,
            TimeSource time) {
        this.store = store;
        this.alarms = alarms;
        this.occurrences = occurrences;
        this.dispatcher = dispatcher;
        this.schedules = new ScheduleRepository(store, alarms);
        this.recovery = new ClockRecovery(schedules, occurrences, time);
        this.edits = new OccurrenceEdits(schedules, occurrences, time);
        this.forecaster = new OccurrenceForecaster(occurrences);
        this.replacement = new ScheduleReplacement(schedules, occurrences, dispatcher, time);
        this.reconciliation = new ScheduleReconciliation(store, alarms, replacement);
    }

    /**
     * Stores {@code declared} as what is declared at the start, and begins to dispatch what is due. What was declared before and is
     * not any more is deleted. What somebody put over REST stays, and what somebody deleted stays deleted until another version of it
     * is declared.
     *
     * @param complete whether {@code declared} is all that there is, so that what is missing may be deleted
     */
    @CheckReturnValue
    public Uni<Void> open(Collection<DeclaredSchedule> declared, boolean complete) {
        return reconciliation
                .reconcile(declared, complete)
                .invoke(() -> alarms.start(dispatcher))
                .invoke(recovery::start)
                .chain(schedules::list)
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(this::refresh)
                .onItem()
                .ignoreAsUni();
    }

    /**
     * Computes the future of {@code stored} anew if the home or the zone database has changed, and sets its alarm. The alarms are
     * started already, so that nothing that is due waits for this; the dispatcher does the same before it decides.
     */
    private Uni<Void> refresh(StoredSchedule stored) {
        if (occurrences.isCurrent(stored.state())) {
            return alarms.isDurable() ? Uni.createFrom().voidItem() : schedules.setAlarm(stored);
        }
        StoredSchedule renewed = occurrences.renewed(stored);
        return store.write(renewed, List.of())
                .chain(written ->
                        written ? schedules.setAlarm(renewed) : Uni.createFrom().voidItem());
    }

    /** Stops dispatching in this process. */
    public void close() {
        recovery.stop();
        alarms.close();
    }

    /** All schedules, by name. */
    @CheckReturnValue
    public Uni<List<StoredSchedule>> list() {
        return schedules.list();
    }

    /** The schedule called {@code name}. */
    @CheckReturnValue
    public Uni<Optional<StoredSchedule>> find(String name) {
        return schedules.find(name);
    }

    /** The entries of the ledger that match. */
    @CheckReturnValue
    public Uni<List<LedgerEntry>> ledger(LedgerQuery query) {
        return store.entries(query);
    }

    /**
     * Puts {@code schedule} in place of the one of its name, if {@code condition} holds for that; its future begins now. What is due
     * of the one that is replaced is dispatched before, once; it is skipped if its run has to wait and the new times are others.
     */
    @CheckReturnValue
    public Uni<ScheduleChange> put(
            Schedule schedule, ProgramSource source, Predicate<Optional<StoredSchedule>> condition) {
        return replacement.put(schedule, source, condition);
    }

    /** Deletes the schedule, if {@code condition} holds for it; its entries in the ledger stay. */
    @CheckReturnValue
    public Uni<ScheduleChange> delete(String name, Predicate<Optional<StoredSchedule>> condition) {
        return schedules.find(name).onItem().transformToUni(current -> {
            if (!condition.test(current)) {
                return Uni.createFrom().item(new ScheduleChange.ConditionFailed(current));
            }
            if (current.isEmpty()) {
                return Uni.createFrom().item(new ScheduleChange.Unknown());
            }
            StoredSchedule stored = current.get();
            return (stored.source() == ProgramSource.REST
                            ? store.delete(name, stored.version())
                            : store.write(stored.asDeleted(), List.of()))
                    .onItem()
                    .transformToUni(done -> done
                            ? alarms.clear(name).replaceWith(new ScheduleChange.Deleted())
                            : delete(name, condition));
        });
    }

    /** Skips the next occurrence. */
    @CheckReturnValue
    public Uni<ScheduleChange> skip(String name) {
        return edits.skip(name, null);
    }

    /** Skips the occurrence that is planned at {@code planned}, at most a year ahead. */
    @CheckReturnValue
    public Uni<ScheduleChange> skip(String name, Instant planned) {
        return edits.skip(name, planned);
    }

    /** Makes the next occurrence due {@code later} than it is, once; it may not meet the one after it. */
    @CheckReturnValue
    public Uni<ScheduleChange> snooze(String name, Duration later) {
        return edits.snooze(name, later, null);
    }

    /** Makes the next occurrence due {@code later} than it is, if it is the one that is planned at {@code planned}. */
    @CheckReturnValue
    public Uni<ScheduleChange> snooze(String name, Duration later, Instant planned) {
        return edits.snooze(name, later, planned);
    }

    /** Pauses the schedule: occurrences planned before {@code until} do not run. */
    @CheckReturnValue
    public Uni<ScheduleChange> pause(String name, Instant until) {
        return edits.pause(name, until);
    }

    /** Ends the pause of the schedule, if it has one. */
    @CheckReturnValue
    public Uni<ScheduleChange> resume(String name) {
        return edits.resume(name);
    }

    /** Forecasts the next {@code count} occurrences of the schedule; empty if there is no such schedule. */
    @CheckReturnValue
    public Uni<Optional<List<OccurrenceForecast>>> next(String name, int count) {
        return find(name).onItem().transform(found -> found.map(stored -> forecaster.next(stored, count)));
    }

    /** Forecasts the first {@code count} occurrences of all schedules that are planned before {@code until}, by when they are due. */
    @CheckReturnValue
    public Uni<List<OccurrenceForecast>> forecast(Instant until, int count) {
        return list().onItem().transform(all -> forecaster.until(all, until, count));
    }

    /** As {@link #forecast(Instant, int)}, with at most {@code daily} of each schedule on each day of the home. */
    @CheckReturnValue
    public Uni<List<OccurrenceForecast>> forecast(Instant until, int count, int daily) {
        return list().onItem().transform(all -> forecaster.until(all, until, count, daily));
    }

    /** Why schedules began anew within the last hour; empty if none did. */
    public Optional<String> clockTrouble() {
        return recovery.trouble();
    }

    /** The names of schedules that change, or whose occurrences are decided, in this process from now on. */
    @CheckReturnValue
    public Multi<String> changes() {
        return store.changes();
    }
}
