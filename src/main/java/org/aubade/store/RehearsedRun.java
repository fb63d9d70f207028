package org.aubade.store;

import java.util.List;
import org.aubade.run.JournaledRun;
import org.aubade.run.NewRun;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunState;
import org.aubade.run.StepMark;
import org.aubade.run.StepState;

/** A run that is written only to go the way that others will go: it has just begun its first step. */
record RehearsedRun(NewRun run) implements JournaledRun {
    @Override
    public RunId id() {
        return run.id();
    }

    @Override
    public Run summary() {
        return new Run(
                run.id(),
                run.program().name(),
                run.cause(),
                RunState.RUNNING,
                run.requested(),
                run.requested(),
                null,
                null,
                List.of(),
                List.of());
    }

    @Override
    public Run snapshot() {
        return summary();
    }

    @Override
    public List<StepMark> takeMarks() {
        return List.of(new StepMark(0, StepState.RUNNING, 1, run.requested(), null, null, false));
    }

    @Override
    public void takenOver() {}
}
