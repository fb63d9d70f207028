package org.aubade.schedule.dispatch;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.run.Cause;
import org.aubade.run.OccurrenceTaken;
import org.aubade.run.RunId;
import org.aubade.run.RunService;
import org.aubade.run.Start;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.text.Violation;
import org.jboss.logging.Logger;

/** Starts the runs of occurrences. */
final class OccurrenceRunner {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");

    private final ProgramCatalog programs;
    private final RunService runs;
    private final BooleanSupplier findingDevices;
    private final LedgerEntries ledger;

    OccurrenceRunner(ProgramCatalog programs, RunService runs, BooleanSupplier findingDevices, LedgerEntries ledger) {
        this.programs = programs;
        this.runs = runs;
        this.findingDevices = findingDevices;
        this.ledger = ledger;
    }

    /** What came of starting a run. */
    sealed interface Attempt {
        /** The occurrence is decided; {@code entry} says how. */
        record Decided(LedgerEntry entry) implements Attempt {}

        /** Nothing was started, and it is to be tried again soon. */
        record Deferred(String reason) implements Attempt {}
    }

    /** The run of {@code occurrence}, on whatever node it was started; empty if there is none. */
    @CheckReturnValue
    Uni<Optional<RunId>> find(StoredSchedule stored, Occurrence occurrence) {
        return runs.find(cause(stored, occurrence));
    }

    /** Starts the run of {@code occurrence}, if there is none yet. */
    @CheckReturnValue
    Uni<Attempt> start(StoredSchedule stored, Occurrence occurrence) {
        String name = stored.schedule().program();
        Optional<StoredProgram> program = programs.find(name);
        if (program.isEmpty()) {
            return Uni.createFrom().item(skipped(stored, occurrence, "there is no program '" + name + "'"));
        }
        Cause.Occurrence cause = cause(stored, occurrence);
        return runs.start(program.get().program(), cause)
                .onItem()
                .transform(start -> attempt(stored, occurrence, cause, start))
                .onFailure(OccurrenceTaken.class)
                .recoverWithItem(taken -> ran(stored, occurrence, taken.run()));
    }

    private static Cause.Occurrence cause(StoredSchedule stored, Occurrence occurrence) {
        return new Cause.Occurrence(stored.name(), occurrence.at());
    }

    private Attempt attempt(StoredSchedule stored, Occurrence occurrence, Cause cause, Start start) {
        return switch (start) {
            case Start.Accepted accepted ->
                ran(stored, occurrence, accepted.run().id());
            case Start.Overlapping overlapping
            when overlapping.running().cause().equals(cause) ->
                ran(stored, occurrence, overlapping.running().id());
            case Start.Overlapping overlapping ->
                new Attempt.Decided(ledger.withoutRun(
                        stored,
                        occurrence,
                        Decision.OVERLAPPED,
                        "program '" + stored.schedule().program() + "' was running already, as run "
                                + overlapping.running().id()));
            case Start.Unresolved unresolved -> {
                Violation first = unresolved.violations().getFirst();
                String reason = "program '" + stored.schedule().program() + "' cannot run here: " + first.path() + ": "
                        + first.message();
                yield findingDevices.getAsBoolean()
                        ? new Attempt.Deferred("devices are still being found, and " + reason)
                        : skipped(stored, occurrence, reason);
            }
            case Start.Full full -> new Attempt.Deferred(full.reason());
            case Start.Stopping _ -> new Attempt.Deferred("the service is stopping");
        };
    }

    private Attempt ran(StoredSchedule stored, Occurrence occurrence, RunId run) {
        return new Attempt.Decided(ledger.ran(stored, occurrence, run));
    }

    private Attempt skipped(StoredSchedule stored, Occurrence occurrence, String reason) {
        LOG.warnf("%s of %s does not run: %s", occurrence.nominal(), stored.name(), reason);
        return new Attempt.Decided(ledger.withoutRun(stored, occurrence, Decision.SKIPPED, reason));
    }
}
