package org.aubade.run;

import java.time.Instant;
import java.util.Arrays;
import org.aubade.program.Plan;
import org.jspecify.annotations.Nullable;

/** The state of every step of one run, in arrays since there may be 100,000; not safe for several threads by itself. */
final class StepTable {
    private final Plan plan;
    private final StepState[] states;
    private final int[] attempts;
    private final @Nullable Instant[] started;
    private final @Nullable Instant[] finished;
    private @Nullable String @Nullable [] errors;

    StepTable(Plan plan) {
        this.plan = plan;
        int size = plan.size();
        states = new StepState[size];
        Arrays.fill(states, StepState.PENDING);
        attempts = new int[size];
        started = new Instant[size];
        finished = new Instant[size];
    }

    int attempt(int index) {
        return attempts[index];
    }

    StepState state(int index) {
        return states[index];
    }

    void begin(int index, Instant now) {
        states[index] = StepState.RUNNING;
        attempts[index]++;
        if (started[index] == null) {
            started[index] = now;
        }
    }

    /** Back to the beginning of another attempt. */
    void repeat(int index) {
        attempts[index]++;
    }

    /** As if it had not been reached, but for the number of its attempts. */
    void reset(int index) {
        states[index] = StepState.PENDING;
        finished[index] = null;
    }

    void end(int index, StepState state, @Nullable String error, Instant now) {
        states[index] = state;
        finished[index] = now;
        note(index, error);
    }

    StepResult result(int index) {
        return new StepResult(
                plan.path(index),
                plan.step(index),
                state(index),
                started[index],
                finished[index],
                errors == null ? null : errors[index],
                attempts[index]);
    }

    /** Why the last attempt failed, or that it did not. */
    void note(int index, @Nullable String error) {
        if (errors == null && error != null) {
            errors = new String[states.length];
        }
        if (errors != null) {
            errors[index] = error;
        }
    }
}
