package org.aubade.run;

import org.aubade.program.Modifiers;
import org.aubade.program.Plan;

/** What the outcome of a step means for the step around it. */
record Verdicts(Plan plan) {
    /** Whether the step around {@code child} has failed with it: not where the child is optional, unless it was stopped. */
    boolean stops(int child, Outcome outcome) {
        Modifiers modifiers = plan.step(child).modifiers();
        return !outcome.succeeded() && (!modifiers.optional() || outcome.state() == StepState.CANCELLED);
    }

    /** The outcome of {@code child} as that of the step around it. */
    Outcome passedOn(int child, Outcome outcome) {
        if (!stops(child, outcome)) {
            return Outcome.SUCCESS;
        }
        FailureSummary failures = new FailureSummary(plan);
        failures.add(child, outcome);
        return failures.outcome();
    }

    /** Why what is beside {@code child} is stopped. */
    String since(int child) {
        return "stopped, since " + plan.path(child) + " failed";
    }
}
