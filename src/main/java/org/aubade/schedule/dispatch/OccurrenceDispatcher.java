package org.aubade.schedule.dispatch;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.run.RunId;
import org.aubade.run.RunService;
import org.aubade.schedule.Alarms;
import org.aubade.schedule.Alarms.Next;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.NextOccurrences;
import org.aubade.schedule.ScheduleStore;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.time.TimeSource;

/** Decides occurrences that are due: starts the run of the last one that may still run, and writes what became of each. */
public final class OccurrenceDispatcher implements Alarms.Listener {
    private static final String NOTED_LATE = "its run had begun; that is noted late, since nobody was there";

    /** When to try again to start a run that has to wait. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ScheduleStore store;
    private final NextOccurrences occurrences;
    private final LedgerEntries ledger;
    private final OccurrenceRunner runner;
    private final DecisionWriter writer;
    private final TimeSource time;

    /** @param findingDevices whether devices are still being found; an unknown one may then be known soon */
    public OccurrenceDispatcher(
            ScheduleStore store,
            ProgramCatalog programs,
            RunService runs,
            NextOccurrences occurrences,
            BooleanSupplier findingDevices,
            TimeSource time) {
        this.store = store;
        this.occurrences = occurrences;
        this.ledger = new LedgerEntries(time);
        this.runner = new OccurrenceRunner(programs, runs, findingDevices, ledger);
        this.writer = new DecisionWriter(store, occurrences, time);
        this.time = time;
    }

    @Override
    public Uni<Next> onDue(String name) {
        return find(name).onItem().transformToUni(found -> {
            boolean stale =
                    found.isPresent() && !occurrences.isCurrent(found.get().state());
            return stale
                    ? store.write(occurrences.renewed(found.get()), List.of())
                            .chain(() -> find(name))
                            .chain(this::dispatch)
                    : dispatch(found);
        });
    }

    private Uni<Optional<StoredSchedule>> find(String name) {
        return store.find(name).onItem().transform(found -> found.filter(stored -> !stored.deleted()));
    }

    private Uni<Next> dispatch(Optional<StoredSchedule> found) {
        Instant due = found.map(stored -> stored.state().due()).orElse(null);
        return due == null || due.isAfter(time.now())
                ? Uni.createFrom().item(Next.of(due))
                : decide(found.orElseThrow());
    }

    private Uni<Next> decide(StoredSchedule stored) {
        Instant now = time.now();
        DueOccurrences due = DueOccurrences.of(stored, occurrences.due(stored, now), now);
        return begun(due).chain(run -> runChosen(due, passedOver(due, run)));
    }

    /** The run of the first occurrence, unless it is to be started now: it was started if the process was killed before it wrote that. */
    private Uni<Optional<RunId>> begun(DueOccurrences due) {
        return due.first().equals(due.chosen())
                ? Uni.createFrom().item(Optional.empty())
                : runner.find(due.stored(), due.first());
    }

    /** The entries of all that is due but the chosen occurrence; {@code begun} is the run of the first, if it was started before. */
    private List<LedgerEntry> passedOver(DueOccurrences due, Optional<RunId> begun) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Occurrence occurrence : due.all()) {
            if (begun.isPresent() && occurrence.equals(due.first())) {
                entries.add(ledger.ran(due.stored(), occurrence, begun.get()).withReason(NOTED_LATE));
            } else if (!occurrence.equals(due.chosen())) {
                entries.add(ledger.passedOver(due.stored(), occurrence, due.chosen()));
            }
        }
        if (due.omitted() > 0 && !entries.isEmpty()) {
            LedgerEntry oldest = entries.removeFirst();
            entries.addFirst(oldest.withReason(oldest.reason() + "; so were " + due.omitted() + " before it"));
        }
        return entries;
    }

    private Uni<Next> runChosen(DueOccurrences due, List<LedgerEntry> others) {
        StoredSchedule stored = due.stored();
        Occurrence chosen = due.chosen();
        if (chosen == null) {
            return write(due, others);
        }
        return runner.start(stored, chosen).onItem().transformToUni(attempt -> switch (attempt) {
            case OccurrenceRunner.Attempt.Deferred(String reason) -> {
                ledger.deferred(stored, reason);
                yield Uni.createFrom().item(new Next.RetryAt(time.now().plus(RETRY)));
            }
            case OccurrenceRunner.Attempt.Decided(LedgerEntry entry) -> {
                List<LedgerEntry> entries = new ArrayList<>(others);
                entries.add(entry);
                yield write(due, entries);
            }
        });
    }

    private Uni<Next> write(DueOccurrences due, List<LedgerEntry> entries) {
        return writer.write(due.stored(), entries, due.last().at()).invoke(() -> ledger.decided(due.stored()));
    }
}
