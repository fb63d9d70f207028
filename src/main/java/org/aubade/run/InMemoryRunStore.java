package org.aubade.run;

import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Lasts as long as the process, journals nothing, and holds a bounded number of runs and steps: those that ended last. */
public final class InMemoryRunStore implements RunStore {
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private final int maxRuns;
    private final int maxSteps;

    /** In the order in which they ended. */
    private final SequencedMap<RunId, Run> runs = new LinkedHashMap<>();

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
    public Uni<Void> begin(NewRun run) {
        return DONE;
    }

    @Override
    public void markDirty(JournaledRun run) {}

    @Override
    public Uni<Void> flush(JournaledRun run) {
        return DONE;
    }

    @Override
    public Uni<Void> complete(JournaledRun run) {
        add(run.snapshot());
        return DONE;
    }

    @Override
    public Uni<List<InterruptedRun>> takeOver() {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Optional<Run>> find(RunId id) {
        return Uni.createFrom().item(() -> {
            synchronized (runs) {
                return Optional.ofNullable(runs.get(id));
            }
        });
    }

    @Override
    public Uni<Boolean> contains(RunId id) {
        return Uni.createFrom().item(() -> {
            synchronized (runs) {
                return runs.containsKey(id);
            }
        });
    }

    @Override
    public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
        return Uni.createFrom().item(() -> {
            synchronized (runs) {
                return runs.values().stream()
                        .filter(run -> run.cause().equals(occurrence))
                        .map(Run::id)
                        .findFirst();
            }
        });
    }

    @Override
    public Uni<List<Run>> list(RunQuery query) {
        return Uni.createFrom().item(() -> {
            List<Run> kept;
            synchronized (runs) {
                kept = List.copyOf(runs.values());
            }
            return kept.stream()
                    .filter(query::matches)
                    .sorted(Comparator.comparing(Run::id).reversed())
                    .limit(query.limit())
                    .map(Run::summary)
                    .toList();
        });
    }

    private void add(Run run) {
        synchronized (runs) {
            runs.put(run.id(), run);
            steps += run.steps().size();
            while (runs.size() > maxRuns || (steps > maxSteps && runs.size() > 1)) {
                steps -= runs.pollFirstEntry().getValue().steps().size();
            }
        }
    }
}
