package org.aubade.run.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aubade.program.OnResume;
import org.aubade.program.Step;
import org.aubade.program.resolve.Plan;
import org.aubade.run.Resumption;
import org.aubade.run.StepState;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/**
 * How an interrupted run goes on. Finished steps stay as they are. A step that was under way begins again as the same
 * attempt, unless its message must not be doubled and was sent to the device: then it is IN_DOUBT.
 *
 * @param interrupted what the journal has
 * @param plan its plan
 * @param resumptions every resumption, this one the last
 * @param underWay the checkpoints of the steps that were under way and begin again
 */
record Restoration(
        InterruptedRun interrupted, Plan plan, List<Resumption> resumptions, Map<Integer, StepCheckpoint> underWay) {
    private static final String DOUBT =
            "its message was sent before the interruption, and nobody knows what came of it; it is not sent again";

    /** Puts {@code steps} where the journal has them, and says what that means. */
    static Restoration of(InterruptedRun interrupted, Plan plan, StepTable steps, Instant now, String node) {
        List<String> resent = new ArrayList<>();
        List<String> inDoubt = new ArrayList<>();
        Map<Integer, StepCheckpoint> underWay = new HashMap<>();
        for (StepCheckpoint checkpoint : interrupted.checkpoints()) {
            int index = checkpoint.step();
            steps.restore(checkpoint);
            if (checkpoint.state() != StepState.RUNNING) {
                continue;
            }
            String path = plan.path(index).toString();
            if (checkpoint.sent()) {
                steps.end(index, StepState.IN_DOUBT, DOUBT, now);
                inDoubt.add(path);
                continue;
            }
            if (plan.step(index) instanceof Step.Send send
                    && send.message().type().idempotent()) {
                resent.add(path);
            }
            underWay.put(index, checkpoint);
            steps.rewind(index);
        }
        List<Resumption> resumptions = new ArrayList<>(interrupted.resumptions());
        resumptions.add(new Resumption(now, node, interrupted.node(), interrupted.lastSeen(), resent, inDoubt));
        return new Restoration(interrupted, plan, List.copyOf(resumptions), Map.copyOf(underWay));
    }

    /** What is new with this resumption. */
    Resumption latest() {
        return resumptions.getLast();
    }

    /** Why it is too late to go on; null if it is not. */
    @Nullable String staleness() {
        Duration limit = plan.program().resume().staleAfter();
        Duration interruption = Duration.between(interrupted.lastSeen(), latest().at());
        return interruption.compareTo(limit) <= 0
                ? null
                : "interrupted for " + Durations.describe(interruption)
                        + ", longer than its staleAfter of " + Durations.format(limit)
                        + ", when node " + interrupted.node() + " was gone";
    }

    /** The time from {@code now} until the interrupted run exceeds its {@code staleAfter}; zero if it already does. */
    Duration untilStale(Instant now) {
        Duration limit = plan.program().resume().staleAfter();
        Duration left = limit.minus(Duration.between(interrupted.lastSeen(), now));
        return left.isNegative() ? Duration.ZERO : left.compareTo(limit) > 0 ? limit : left;
    }

    /** Whether step {@code index} was under way. */
    boolean wasUnderWay(int index) {
        return underWay.containsKey(index);
    }

    /** In words: where it was, and what is done about steps that were sent but not answered. */
    String describe() {
        Resumption now = latest();
        return "node " + now.interruptedNode() + " was gone, last seen at " + now.lastSeen()
                + (now.resent().isEmpty() ? "" : "; sent again: " + String.join(", ", now.resent()))
                + (now.inDoubt().isEmpty() ? "" : "; in doubt and not sent again: " + String.join(", ", now.inDoubt()));
    }

    /** What step {@code index} came to before the interruption; null if it is still to be done. */
    @Nullable Outcome outcome(int index, StepTable steps) {
        String error = String.valueOf(steps.error(index));
        return switch (steps.state(index)) {
            case PENDING, RUNNING -> null;
            case SUCCEEDED -> Outcome.SUCCESS;
            case FAILED -> Outcome.failed(error, !steps.isSent(index));
            case TIMED_OUT -> Outcome.timedOut(error, !steps.isSent(index));
            case SKIPPED, CANCELLED -> Outcome.stopped(error);
            case IN_DOUBT ->
                plan.program().resume().onResume() == OnResume.CONTINUE
                        ? Outcome.SUCCESS
                        : Outcome.failed("in doubt: " + error, false);
        };
    }

    /** How many attempts at step {@code index} preceded the interrupted one, whatever came of them; 0 if {@code attempt} is not that one. */
    int attemptsBefore(int index, int attempt) {
        StepCheckpoint checkpoint = underWay.get(index);
        return checkpoint == null || checkpoint.attempt() != attempt ? 0 : attempt - 1;
    }

    /** How much of {@code whole} is left for step {@code index}, which began before the interruption; all if it did not. */
    Duration left(int index, Duration whole, Instant now) {
        StepCheckpoint checkpoint = underWay.get(index);
        Instant began = checkpoint == null || checkpoint.attempt() != 1 ? null : checkpoint.started();
        if (began == null) {
            return whole;
        }
        Duration left = whole.minus(Duration.between(began, now));
        return left.isNegative() ? Duration.ZERO : left.compareTo(whole) > 0 ? whole : left;
    }
}
