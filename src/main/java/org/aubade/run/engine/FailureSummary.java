package org.aubade.run.engine;

import java.util.ArrayList;
import java.util.List;
import org.aubade.program.resolve.Plan;
import org.aubade.run.StepState;

/** Makes the failure of a step out of those of the steps inside it: which ones, and why. */
final class FailureSummary {
    private static final int SHOWN = 3;

    private final Plan plan;
    private final List<String> shown = new ArrayList<>();
    private int count;
    private boolean stopped;

    FailureSummary(Plan plan) {
        this.plan = plan;
    }

    synchronized void add(int child, Outcome outcome) {
        count++;
        stopped |= outcome.state() == StepState.CANCELLED;
        if (shown.size() < SHOWN) {
            boolean itsOwn = plan.end(child) == child + 1 || outcome.state() == StepState.TIMED_OUT;
            shown.add(itsOwn ? plan.path(child) + ": " + outcome.error() : String.valueOf(outcome.error()));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /**
     * The outcome of the step around. It is repeatable unless a step was stopped; {@link StepRecord#mayRepeat} asks besides for
     * messages in doubt.
     */
    synchronized Outcome outcome() {
        String more = count > SHOWN ? "; and " + (count - SHOWN) + " more" : "";
        String error = String.join("; ", shown) + more;
        return stopped ? Outcome.stopped(error) : Outcome.failed(error, true);
    }
}
