package org.aubade.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.aubade.program.Plan;
import org.jspecify.annotations.Nullable;

/** The state of every step of one run, in arrays since there may be 100,000; not safe for several threads by itself. */
final class StepTable {
    private static final long NEVER = Long.MIN_VALUE;

    /** In a second. */
    private static final long MICROS = 1_000_000;

    private final Plan plan;
    private final StepState[] states;
    private final int[] attempts;

    /** In microseconds since 1970, as are the ends: a fifth of what an instant for each would take. */
    private final long[] started;

    private final long[] finished;
    private @Nullable String @Nullable [] errors;

    /** The steps whose message must not be doubled and was told to its device, in the current attempt. */
    private @Nullable BitSet told;

    /** The steps that changed since their marks were taken; null where nobody takes them. */
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

    /** Its message, which must not be doubled, is about to be told. */
    void tell(int index) {
        told = told == null ? new BitSet() : told;
        told.set(index);
        changed(index);
    }

    /** The messages of steps {@code from} to before {@code to} are as if not told. */
    void untell(int from, int to) {
        if (told != null) {
            told.clear(from, to);
            changed(from);
        }
    }

    boolean isTold(int index) {
        return told != null && told.get(index);
    }

    /** Whether one of steps {@code from} to before {@code to} is told. */
    boolean isAnyTold(int from, int to) {
        int first = told == null ? -1 : told.nextSetBit(from);
        return first >= 0 && first < to;
    }

    /** Whether one of steps {@code from} to before {@code to} is told and under way. */
    boolean isAnyToldUnderWay(int from, int to) {
        if (told == null) {
            return false;
        }
        for (int index = told.nextSetBit(from); index >= 0 && index < to; index = told.nextSetBit(index + 1)) {
            if (states[index] == StepState.RUNNING) {
                return true;
            }
        }
        return false;
    }

    /** As the journal has it. */
    void restore(StepCheckpoint mark) {
        int index = mark.step();
        states[index] = mark.state();
        attempts[index] = mark.attempt();
        started[index] = micros(mark.started());
        finished[index] = micros(mark.finished());
        note(index, mark.error());
        if (mark.sent()) {
            tell(index);
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

    /** The marks of what has changed since the last call. */
    List<StepCheckpoint> takeCheckpoints() {
        if (unwritten == null) {
            return List.of();
        }
        List<StepCheckpoint> marks = new ArrayList<>(unwritten.cardinality());
        unwritten.stream().forEach(index -> marks.add(mark(index)));
        unwritten.clear();
        return marks;
    }

    private StepCheckpoint mark(int index) {
        return new StepCheckpoint(
                index,
                states[index],
                attempts[index],
                instant(started[index]),
                instant(finished[index]),
                error(index),
                isTold(index));
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
