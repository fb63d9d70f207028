package org.aubade.run;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Lasts as long as the process, journals nothing, and holds a bounded number of runs and steps: those that ended last. */
public final class InMemoryRunStore implements RunStore {
    private final int maxRuns;
    private final int maxSteps;
    private final NavigableMap<RunId, Run> runs = new TreeMap<>();
    private final Deque<RunId> oldestFirst = new ArrayDeque<>();
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
    public boolean survives() {
        return false;
    }

    @Override
    public Uni<Void> begin(NewRun run) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public void changed(JournaledRun run) {}

    @Override
    public Uni<Void> settle(JournaledRun run) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> keep(JournaledRun run) {
        return Uni.createFrom().voidItem().invoke(() -> add(run.snapshot()));
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
            synchronized (runs) {
                return runs.descendingMap().values().stream()
                        .filter(query::matches)
                        .limit(query.limit())
                        .map(Run::summary)
                        .toList();
            }
        });
    }

    private void add(Run run) {
        synchronized (runs) {
            runs.put(run.id(), run);
            steps += run.steps().size();
            oldestFirst.add(run.id());
            while (runs.size() > maxRuns || (steps > maxSteps && runs.size() > 1)) {
                Run oldest = runs.remove(oldestFirst.remove());
                steps -= oldest == null ? 0 : oldest.steps().size();
            }
        }
    }
}
