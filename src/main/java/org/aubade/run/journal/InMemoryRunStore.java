package org.aubade.run.journal;

import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aubade.program.resolve.Plan;
import org.aubade.run.Cause;
import org.aubade.run.OccurrenceTaken;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;

/**
 * Keeps runs as long as the process lives: those that are under way, and of those that are over a bounded number of runs and
 * steps, the last ones to end. Nothing of it is there for another process.
 */
public final class InMemoryRunStore implements RunStore {
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private final int maxRuns;
    private final int maxSteps;

    /** Guards the fields below. No run is asked for its summary or snapshot while it is held, since runs have locks too. */
    private final Object lock = new Object();

    private final Map<RunId, UnderWay> underWay = new HashMap<>();

    /** In the order in which they ended. */
    private final SequencedMap<RunId, Run> ended = new LinkedHashMap<>();

    /** The run of every occurrence that has one among those above. */
    private final Map<Cause.Occurrence, RunId> occurrences = new HashMap<>();

    /** How many steps {@link #ended} has in all. */
    private int steps;

    /** @throws IllegalArgumentException if a bound is below 1 */
    public InMemoryRunStore(int maxRuns, int maxSteps) {
        if (maxRuns < 1 || maxSteps < 1) {
            throw new IllegalArgumentException(
                    "history limits must be 1 or more; found " + maxRuns + " runs and " + maxSteps + " steps");
        }
        this.maxRuns = maxRuns;
        this.maxSteps = maxSteps;
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public Lease lease() {
        return Lease.UNLIMITED;
    }

    @Override
    public Uni<Void> begin(NewRun run) {
        return Uni.createFrom().deferred(() -> {
            synchronized (lock) {
                RunId there = occupy(run.id(), run.cause());
                if (!there.equals(run.id()) && run.cause() instanceof Cause.Occurrence occurrence) {
                    return Uni.createFrom().failure(new OccurrenceTaken(occurrence, there));
                }
                underWay.put(run.id(), UnderWay.pending(run));
            }
            return DONE;
        });
    }

    @Override
    public void markDirty(JournaledRun run, boolean urgent) {
        synchronized (lock) {
            underWay.replace(run.id(), new UnderWay(run::summary, run::snapshot));
        }
    }

    @Override
    public Uni<Void> flush(JournaledRun run) {
        return Uni.createFrom().voidItem().onItem().invoke(() -> markDirty(run, false));
    }

    @Override
    public Uni<Void> complete(JournaledRun run) {
        return Uni.createFrom().voidItem().onItem().invoke(() -> add(run.snapshot()));
    }

    @Override
    public Uni<List<InterruptedRun>> takeOver() {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Boolean> contains(RunId id) {
        return Uni.createFrom().item(() -> {
            synchronized (lock) {
                return underWay.containsKey(id) || ended.containsKey(id);
            }
        });
    }

    @Override
    public Uni<Optional<Run>> find(RunId id) {
        return Uni.createFrom().item(() -> {
            UnderWay run;
            synchronized (lock) {
                run = underWay.get(id);
                if (run == null) {
                    return Optional.ofNullable(ended.get(id));
                }
            }
            return Optional.of(run.snapshot().get());
        });
    }

    @Override
    public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
        return Uni.createFrom().item(() -> {
            synchronized (lock) {
                return Optional.ofNullable(occurrences.get(occurrence));
            }
        });
    }

    @Override
    public Uni<List<Run>> list(RunQuery query) {
        return Uni.createFrom().item(() -> {
            List<UnderWay> going;
            List<Run> over;
            synchronized (lock) {
                going = List.copyOf(underWay.values());
                over = List.copyOf(ended.values());
            }
            return Stream.concat(going.stream().map(run -> run.summary().get()), over.stream())
                    .filter(query::matches)
                    .sorted(Comparator.comparing(Run::id).reversed())
                    .limit(query.limit())
                    .map(Run::summary)
                    .toList();
        });
    }

    private void add(Run run) {
        synchronized (lock) {
            underWay.remove(run.id());
            var _ = occupy(run.id(), run.cause());
            ended.put(run.id(), run);
            steps += run.steps().size();
            while (ended.size() > maxRuns || (steps > maxSteps && ended.size() > 1)) {
                forget(ended.pollFirstEntry().getValue());
            }
        }
    }

    private void forget(Run run) {
        steps -= run.steps().size();
        if (run.cause() instanceof Cause.Occurrence occurrence) {
            occurrences.remove(occurrence, run.id());
        }
    }

    /** Notes that {@code run} is the one of its occurrence, unless there is one; returns the one that there is now. */
    private RunId occupy(RunId run, Cause cause) {
        RunId there = cause instanceof Cause.Occurrence occurrence ? occurrences.putIfAbsent(occurrence, run) : null;
        return there == null ? run : there;
    }

    /** How to ask a run that is not over how it stands. */
    private record UnderWay(Supplier<Run> summary, Supplier<Run> snapshot) {
        /** A run of which nothing has been heard since it began. */
        static UnderWay pending(NewRun run) {
            return new UnderWay(() -> pending(run, List.of()), () -> pending(run, pendingSteps(run)));
        }

        private static List<StepResult> pendingSteps(NewRun run) {
            Plan plan = Plan.of(run.programs());
            return IntStream.range(0, plan.size())
                    .mapToObj(step ->
                            new StepResult(plan.path(step), plan.step(step), StepState.PENDING, null, null, null, 0))
                    .toList();
        }

        private static Run pending(NewRun run, List<StepResult> steps) {
            return new Run(
                    run.id(),
                    run.program().name(),
                    run.cause(),
                    RunState.PENDING,
                    run.requested(),
                    null,
                    null,
                    null,
                    List.of(),
                    steps);
        }
    }
}
