package org.aubade.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.run.Cause;
import org.aubade.run.OccurrenceTaken;
import org.aubade.run.RunService;
import org.aubade.run.Start;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides occurrences that are due: runs the last one that may still run, and writes down what became of each and why. */
final class OccurrenceBell implements Alarms.Listener {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");

    private static final String NOTED_LATE = "its run had begun; that is noted late, since nobody was there";

    /** After so long it is tried again to begin a run for which there is no room. */
    private static final Duration NO_ROOM = Duration.ofSeconds(1);

    private final ScheduleStore store;
    private final ProgramCatalog programs;
    private final RunService runs;
    private final Courses courses;
    private final LedgerRows ledger;
    private final TimeSource time;

    OccurrenceBell(ScheduleStore store, ProgramCatalog programs, RunService runs, Courses courses, TimeSource time) {
        this.store = store;
        this.programs = programs;
        this.runs = runs;
        this.courses = courses;
        this.ledger = new LedgerRows(time);
        this.time = time;
    }

    /** What came of one occurrence. */
    private sealed interface Verdict {
        record Decided(Occurrence row) implements Verdict {}

        /** There is no room for its run at the moment. */
        record Later() implements Verdict {}
    }

    @Override
    public Uni<Alarms.Next> onDue(String name) {
        return store.find(name).onItem().transformToUni(found -> {
            Optional<KeptSchedule> kept = found.filter(there -> !there.deleted());
            return kept.isPresent() && !courses.isCurrent(kept.get().course())
                    ? store.write(courses.renewed(kept.get()), List.of())
                            .chain(() -> store.find(name))
                            .chain(this::rung)
                    : rung(kept);
        });
    }

    private Uni<Alarms.Next> rung(Optional<KeptSchedule> found) {
        Optional<KeptSchedule> kept = found.filter(there -> !there.deleted());
        Instant due = kept.map(there -> there.course().due()).orElse(null);
        return due == null || due.isAfter(time.now())
                ? Uni.createFrom().item(Alarms.Next.of(due))
                : decide(kept.orElseThrow());
    }

    private Uni<Alarms.Next> decide(KeptSchedule kept) {
        Courses.Due all = courses.due(kept, time.now());
        List<Planned> due = all.occurrences();
        int forgotten = all.forgotten();
        Planned chosen = chosen(kept, due);
        if (due.getFirst().equals(chosen)) {
            return decide(kept, due, chosen, List.of());
        }
        // Its run may have begun before the process was gone, or the store.
        return runs.find(cause(kept, due.getFirst())).onItem().transformToUni(begun -> {
            List<Occurrence> rows = new ArrayList<>();
            for (Planned planned : due) {
                boolean ran = begun.isPresent() && planned.equals(due.getFirst());
                if (ran) {
                    rows.add(LedgerRows.because(ledger.ran(kept, planned, begun.get()), NOTED_LATE));
                } else if (!planned.equals(chosen)) {
                    rows.add(ledger.passedOver(kept, planned, chosen));
                }
            }
            if (forgotten > 0) {
                Occurrence oldest = rows.removeFirst();
                rows.addFirst(LedgerRows.because(oldest, oldest.reason() + "; so were " + forgotten + " before it"));
            }
            return decide(kept, due, chosen, rows);
        });
    }

    /** Runs the chosen one, and writes what became of it beside the {@code others}. */
    private Uni<Alarms.Next> decide(
            KeptSchedule kept, List<Planned> due, @Nullable Planned chosen, List<Occurrence> others) {
        Instant decided = due.getLast().at();
        List<Occurrence> rows = new ArrayList<>(others);
        if (chosen == null) {
            return settle(kept, rows, decided);
        }
        if (due.getFirst().equals(chosen)) {
            due.stream().skip(1).forEach(later -> rows.add(ledger.passedOver(kept, later, chosen)));
        }
        return run(kept, chosen).onItem().transformToUni(verdict -> switch (verdict) {
            case Verdict.Later _ ->
                Uni.createFrom().item(new Alarms.Next.RetryAt(time.now().plus(NO_ROOM)));
            case Verdict.Decided of -> {
                rows.add(of.row());
                yield settle(kept, rows, decided);
            }
        });
    }

    private static Cause.Occurrence cause(KeptSchedule kept, Planned planned) {
        return new Cause.Occurrence(kept.name(), planned.at());
    }

    /** The last one that may still run; null if none may. */
    private @Nullable Planned chosen(KeptSchedule kept, List<Planned> due) {
        for (Planned planned : due.reversed()) {
            boolean runs = !(planned instanceof Planned.Dropped)
                    && !kept.course().isPausedAt(planned.at())
                    && !ledger.isTooLate(kept, planned);
            if (runs) {
                return planned;
            }
        }
        return null;
    }

    private Uni<Verdict> run(KeptSchedule kept, Planned planned) {
        Schedule schedule = kept.schedule();
        Optional<StoredProgram> program = programs.find(schedule.program());
        if (program.isEmpty()) {
            return Uni.createFrom().item(skipped(kept, planned, "there is no program '" + schedule.program() + "'"));
        }
        Cause.Occurrence cause = cause(kept, planned);
        return runs.start(program.get().program(), cause)
                .onItem()
                .transform(start -> verdict(kept, planned, cause, start))
                .onFailure(OccurrenceTaken.class)
                .recoverWithItem(failure -> new Verdict.Decided(ledger.ran(kept, planned, failure.run())));
    }

    private Verdict verdict(KeptSchedule kept, Planned planned, Cause cause, Start start) {
        return switch (start) {
            case Start.Accepted accepted ->
                new Verdict.Decided(ledger.ran(kept, planned, accepted.run().id()));
            case Start.Overlapping overlapping ->
                overlapping.running().cause().equals(cause)
                        ? new Verdict.Decided(
                                ledger.ran(kept, planned, overlapping.running().id()))
                        : new Verdict.Decided(ledger.row(
                                kept,
                                planned,
                                Decision.OVERLAPPED,
                                "program '" + kept.schedule().program() + "' was running already, as run "
                                        + overlapping.running().id()));
            case Start.Unresolved unresolved ->
                skipped(
                        kept,
                        planned,
                        "program '" + kept.schedule().program() + "' cannot run here: "
                                + unresolved.violations().getFirst().path() + ": "
                                + unresolved.violations().getFirst().message());
            case Start.Full full -> {
                ledger.noRoom(kept, full.reason());
                yield new Verdict.Later();
            }
            case Start.Stopping _ -> new Verdict.Later();
        };
    }

    private Verdict skipped(KeptSchedule kept, Planned planned, String reason) {
        LOG.warnf("%s of %s does not run: %s", planned.nominal(), kept.name(), reason);
        return new Verdict.Decided(ledger.row(kept, planned, Decision.SKIPPED, reason));
    }

    /** Writes the rows, unless somebody else has decided these occurrences meanwhile; when there is more to decide. */
    private Uni<Alarms.Next> settle(KeptSchedule kept, List<Occurrence> rows, Instant decided) {
        KeptSchedule next = kept.moved(courses.after(kept, decided, pauseAfter(kept)));
        return store.write(next, rows).onItem().transformToUni(written -> {
            if (written) {
                ledger.decided(kept);
                return Uni.createFrom().item(Alarms.Next.of(next.course().due()));
            }
            return store.find(kept.name()).onItem().transformToUni(found -> settleAnew(found, rows, decided));
        });
    }

    /** What ran has run, whatever somebody else decided about it, and though the schedule may be gone. */
    private Uni<Alarms.Next> settleAnew(Optional<KeptSchedule> found, List<Occurrence> rows, Instant decided) {
        if (found.isPresent() && found.get().course().decided().isBefore(decided)) {
            return settle(found.get(), rows, decided);
        }
        List<Occurrence> ran = rows.stream().filter(row -> row.run() != null).toList();
        Instant due = found.filter(there -> !there.deleted())
                .map(there -> there.course().due())
                .orElse(null);
        return store.note(ran).replaceWith(Alarms.Next.of(due));
    }

    private @Nullable Instant pauseAfter(KeptSchedule kept) {
        Instant until = kept.course().pausedUntil();
        return until == null || !until.isAfter(time.now()) ? null : until;
    }
}
