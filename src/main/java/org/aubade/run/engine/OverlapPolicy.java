package org.aubade.run.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.run.RunId;
import org.jspecify.annotations.Nullable;

/** Decides, by the overlap policy of each program, which runs go, wait, or give way. Safe for any number of threads. */
final class OverlapPolicy {
    /** The runs of one program, oldest first. */
    private static final class Lane {
        private final Map<RunId, RunExecution> going = new LinkedHashMap<>(2);

        /** Made when the first has to wait. */
        private @Nullable Deque<RunExecution> waiting;

        private void wait(RunExecution run) {
            waiting = waiting == null ? new ArrayDeque<>() : waiting;
            waiting.add(run);
        }

        private int waitingCount() {
            return waiting == null ? 0 : waiting.size();
        }
    }

    /** What is to be done with a new run. */
    sealed interface Admission {
        /** Start it, after {@code instead} were cancelled. */
        record Go(List<RunExecution> instead) implements Admission {}

        /** It will be handed out by {@link #leave} when its turn comes. */
        record Wait() implements Admission {}

        /** It may not run. */
        record Overlapping(RunExecution running) implements Admission {}

        /** Too many wait. */
        record Full(int limit) implements Admission {}
    }

    private final Map<String, Lane> lanes = new HashMap<>();
    private final int maxQueued;

    OverlapPolicy(int maxQueued) {
        this.maxQueued = maxQueued;
    }

    synchronized Admission enter(RunExecution run) {
        Lane lane = lanes.computeIfAbsent(run.program(), _ -> new Lane());
        if (lane.going.isEmpty()) {
            return go(lane, run, List.of());
        }
        return switch (run.record().plan().program().overlap()) {
            case PARALLEL -> go(lane, run, List.of());
            case RESTART -> go(lane, run, List.copyOf(lane.going.values()));
            case REJECT ->
                new Admission.Overlapping(lane.going.values().iterator().next());
            case QUEUE -> {
                if (lane.waitingCount() >= maxQueued) {
                    yield new Admission.Full(maxQueued);
                }
                lane.wait(run);
                yield new Admission.Wait();
            }
        };
    }

    /** The same for a run that goes on after an interruption; one that was asked for later is not stopped for it. */
    synchronized Admission reenter(RunExecution run) {
        Lane lane = lanes.computeIfAbsent(run.program(), _ -> new Lane());
        if (lane.going.isEmpty()) {
            return go(lane, run, List.of());
        }
        return switch (run.record().plan().program().overlap()) {
            case PARALLEL -> go(lane, run, List.of());
            case RESTART -> {
                boolean newest = lane.going.keySet().stream().allMatch(other -> other.compareTo(run.id()) < 0);
                yield newest
                        ? go(lane, run, List.copyOf(lane.going.values()))
                        : new Admission.Overlapping(
                                lane.going.values().iterator().next());
            }
            case REJECT ->
                new Admission.Overlapping(lane.going.values().iterator().next());
            case QUEUE -> {
                lane.wait(run);
                yield new Admission.Wait();
            }
        };
    }

    /** {@code run} is over; the run whose turn has come, if any. */
    synchronized Optional<RunExecution> leave(RunExecution run) {
        Lane lane = lanes.get(run.program());
        if (lane == null) {
            return Optional.empty();
        }
        boolean waited = lane.going.remove(run.id()) == null && lane.waiting != null && lane.waiting.remove(run);
        if (waited || !lane.going.isEmpty()) {
            return Optional.empty();
        }
        @Nullable RunExecution next = lane.waiting == null ? null : lane.waiting.poll();
        if (next == null) {
            lanes.remove(run.program());
            return Optional.empty();
        }
        lane.going.put(next.id(), next);
        return Optional.of(next);
    }

    private static Admission go(Lane lane, RunExecution run, List<RunExecution> instead) {
        lane.going.put(run.id(), run);
        return new Admission.Go(instead);
    }
}
