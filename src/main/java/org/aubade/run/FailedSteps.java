package org.aubade.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.aubade.program.Step;

/**
 * The steps of a run that failed by themselves, in the order of the program: a message that failed or is in doubt, and a step that took too long. A step that
 * failed only since one inside it did is not among them.
 *
 * @param failed those that no step around them tolerated
 * @param tolerated those that are optional, or inside a step that is optional or succeeded all the same, and all of a run that succeeded
 */
public record FailedSteps(List<StepResult> failed, List<StepResult> tolerated) {
    public FailedSteps {
        failed = List.copyOf(failed);
        tolerated = List.copyOf(tolerated);
    }

    /** Those of {@code run}, which must have its steps. */
    public static FailedSteps of(Run run) {
        List<StepResult> failed = new ArrayList<>();
        List<StepResult> tolerated = new ArrayList<>();
        // Steps come in the order of the program, so the last one seen at a smaller depth is around the current one.
        BitSet toleratedAtDepth = new BitSet();
        for (StepResult step : run.steps()) {
            int depth = step.path().depth();
            boolean isTolerated = step.step().modifiers().optional()
                    || step.state() == StepState.SUCCEEDED
                    || (depth > 0 && toleratedAtDepth.get(depth - 1));
            toleratedAtDepth.set(depth, isTolerated);
            if (failedByItself(step)) {
                (isTolerated || run.state() == RunState.SUCCEEDED ? tolerated : failed).add(step);
            }
        }
        return new FailedSteps(failed, tolerated);
    }

    private static boolean failedByItself(StepResult step) {
        return switch (step.state()) {
            case TIMED_OUT, IN_DOUBT -> true;
            case FAILED -> step.step() instanceof Step.Send;
            case PENDING, RUNNING, SUCCEEDED, SKIPPED, CANCELLED -> false;
        };
    }
}
