package org.aubade.store;

import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.send;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aubade.program.Program;
import org.aubade.program.resolve.Plan;
import org.aubade.run.Cause;
import org.aubade.run.Resumption;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunState;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;

/** A run that changes as a test says. */
public final class FakeRun implements JournaledRun {
    /** Two messages in sequence, of which the first may not be doubled. */
    public static final Program FLUSHES = program("flushes")
            .seq(send("toilet", FLUSH), send("lamp", SWITCH_ON))
            .build();

    public static final Instant REQUESTED = VirtualTime.START.plusNanos(123_456_000);
    public static final Instant STARTED = REQUESTED.plusMillis(1);
    public static final Instant FINISHED = REQUESTED.plusSeconds(1);

    public final NewRun made;
    private final Plan plan;

    /** The latest checkpoint of each step. */
    private final Map<Integer, StepCheckpoint> checkpoints = new HashMap<>();

    private final List<StepCheckpoint> untaken = new ArrayList<>();
    private Run now;
    private boolean takenOver;
    private int takes;

    public FakeRun(NewRun made) {
        this.made = made;
        this.plan = Plan.of(made.programs());
        this.now = new Run(
                made.id(),
                made.program().name(),
                made.cause(),
                RunState.PENDING,
                made.requested(),
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    public static FakeRun of(Program... programs) {
        return of(Cause.Request.ANONYMOUS, programs);
    }

    public static FakeRun of(Cause cause, Program... programs) {
        return new FakeRun(new NewRun(RunId.create(), cause, List.of(programs), REQUESTED));
    }

    public synchronized void started() {
        become(RunState.RUNNING, STARTED, null, null, List.of());
    }

    public synchronized void ended(RunState state, @Nullable String error) {
        become(state, STARTED, FINISHED, error, now.resumptions());
    }

    public synchronized void resumed(Resumption resumption) {
        become(RunState.RUNNING, STARTED, null, null, List.of(resumption));
    }

    public synchronized void mark(StepCheckpoint mark) {
        checkpoints.put(mark.step(), mark);
        untaken.add(mark);
    }

    public void mark(int step, StepState state) {
        mark(new StepCheckpoint(
                step, state, 1, STARTED, state.isOver() ? STARTED.plusMillis(step) : null, null, false));
    }

    public synchronized boolean wasTakenOver() {
        return takenOver;
    }

    /** How often the journal has taken its checkpoints. */
    public synchronized int takes() {
        return takes;
    }

    private void become(
            RunState state,
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable String error,
            List<Resumption> resumptions) {
        now = new Run(
                now.id(),
                now.program(),
                now.cause(),
                state,
                now.requested(),
                started,
                finished,
                error,
                resumptions,
                List.of());
    }

    @Override
    public RunId id() {
        return made.id();
    }

    @Override
    public synchronized Run summary() {
        return now;
    }

    @Override
    public synchronized Run snapshot() {
        return new Run(
                now.id(),
                now.program(),
                now.cause(),
                now.state(),
                now.requested(),
                now.started(),
                now.finished(),
                now.error(),
                now.resumptions(),
                IntStream.range(0, plan.size()).mapToObj(this::step).toList());
    }

    private StepResult step(int index) {
        StepState unmarked = now.state().isOver() ? StepState.SKIPPED : StepState.PENDING;
        StepCheckpoint last =
                checkpoints.getOrDefault(index, new StepCheckpoint(index, unmarked, 0, null, null, null, false));
        return new StepResult(
                plan.path(index),
                plan.step(index),
                last.state(),
                last.started(),
                last.finished(),
                last.error(),
                last.attempt());
    }

    @Override
    public synchronized List<StepCheckpoint> takeCheckpoints() {
        takes++;
        List<StepCheckpoint> taken = List.copyOf(untaken);
        untaken.clear();
        return taken;
    }

    @Override
    public synchronized void takenOver() {
        takenOver = true;
    }
}
