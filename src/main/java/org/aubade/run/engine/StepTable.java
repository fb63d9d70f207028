package org.aubade.run.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.aubade.program.resolve.Plan;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;
import org.aubade.run.journal.StepCheckpoint;
import org.jspecify.annotations.Nullable;

/** The state of every step of one run, in arrays since there may be 100,000; not safe for several threads by itself. */
final class StepTable {
    private static final long NEVER = Long.MIN_VALUE;

    /** Microseconds in a second. */
    private static final long MICROS = 1_000_000;

    private final Plan plan;
    private final StepState[] states;
    private final int[] attempts;

    /** In microseconds since 1970, as are the ends: a fifth of what an instant for each would take. */
    private final long[] started;

    private final long[] finished;
    private @Nullable String @Nullable [] errors;

    /** The steps whose message must not be doubled and was sent to its device, in the current attempt. */
    private @Nullable BitSet sent;

    /** The steps that changed since their checkpoints were taken; null where nobody takes them. */
    private final @Nullable BitSet unwritten;

    StepTable(Plan plan, boolean journalled) {
        this.plan = plan;
        int size = plan.size();
        states = new StepState[size];
        Arrays.fill(states, StepState.PENDING);
        attempts = new int[size];
        started = new long[size];
        Arrays.fill(started, NEVER);
        finished = started.clone();
        unwritten = journalled ? new BitSet(size) : null;
    }

    Plan plan() {
        return plan;
    }

    int attempt(int index) {
        return attempts[index];
    }

    StepState state(int index) {
        return states[index];
    }

    /** Null where there is none. */
    @Nullable String error(int index) {
        return errors == null ? null : errors[index];
    }

    /** When its first attempt began; null if it never did. */
    @Nullable Instant started(int index) {
        return instant(started[index]);
    }

    void begin(int index, Instant now) {
        states[index] = StepState.RUNNING;
        attempts[index]++;
        if (started[index] == NEVER) {
            started[index] = micros(now);
        }
        changed(index);
    }

    /** Back to the beginning of another attempt. */
    void repeat(int index) {
        attempts[index]++;
        changed(index);
    }

    /** As if it had not been reached, but for the number of its attempts. */
    void reset(int index) {
        states[index] = StepState.PENDING;
        finished[index] = NEVER;
        changed(index);
    }

    void end(int index, StepState state, @Nullable String error, Instant now) {
        states[index] = state;
        finished[index] = micros(now);
        note(index, error);
    }

    /** Why the last attempt failed, or that it did not. */
    void note(int index, @Nullable String error) {
        if (errors == null && error != null) {
            errors = new String[states.length];
        }
        if (errors != null) {
            errors[index] = error;
        }
        changed(index);
    }

    /** Its message, which must not be doubled, is about to be sent. */
    void markSent(int index) {
        sent = sent == null ? new BitSet() : sent;
        sent.set(index);
        changed(index);
    }

    /** Its message is as if not sent. */
    void markUnsent(int index) {
        if (sent != null && sent.get(index)) {
            sent.clear(index);
            changed(index);
        }
    }

    boolean isSent(int index) {
        return sent != null && sent.get(index);
    }

    /** Whether a step from {@code from} to before {@code to} has sent a message that must not be doubled, and has not succeeded. */
    boolean isAnyInDoubt(int from, int to) {
        if (sent == null) {
            return false;
        }
        for (int index = sent.nextSetBit(from); index >= 0 && index < to; index = sent.nextSetBit(index + 1)) {
            if (states[index] != StepState.SUCCEEDED) {
                return true;
            }
        }
        return false;
    }

    /** As the journal has it. */
    void restore(StepCheckpoint checkpoint) {
        int index = checkpoint.step();
        states[index] = checkpoint.state();
        attempts[index] = checkpoint.attempt();
        started[index] = micros(checkpoint.started());
        finished[index] = micros(checkpoint.finished());
        note(index, checkpoint.error());
        if (checkpoint.sent()) {
            markSent(index);
        }
    }

    /** Under way when it was interrupted, and now about to begin again as the same attempt. */
    void rewind(int index) {
        states[index] = StepState.PENDING;
        attempts[index]--;
        changed(index);
    }

    StepResult result(int index) {
        return new StepResult(
                plan.path(index),
                plan.step(index),
                states[index],
                instant(started[index]),
                instant(finished[index]),
                error(index),
                attempts[index]);
    }

    List<StepResult> results() {
        List<StepResult> results = new ArrayList<>(states.length);
        for (int index = 0; index < states.length; index++) {
            results.add(result(index));
        }
        return results;
    }

    /** The checkpoints of what has changed since the last call. */
    List<StepCheckpoint> takeCheckpoints() {
        if (unwritten == null) {
            return List.of();
        }
        List<StepCheckpoint> checkpoints = new ArrayList<>(unwritten.cardinality());
        unwritten.stream().forEach(index -> checkpoints.add(checkpoint(index)));
        unwritten.clear();
        return checkpoints;
    }

    private StepCheckpoint checkpoint(int index) {
        return new StepCheckpoint(
                index,
                states[index],
                attempts[index],
                instant(started[index]),
                instant(finished[index]),
                error(index),
                isSent(index));
    }

    private void changed(int index) {
        if (unwritten != null) {
            unwritten.set(index);
        }
    }

    private static long micros(@Nullable Instant instant) {
        return instant == null ? NEVER : instant.getEpochSecond() * MICROS + instant.getNano() / 1_000;
    }

    private static @Nullable Instant instant(long micros) {
        return micros == NEVER
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), 1_000 * Math.floorMod(micros, MICROS));
    }
}
