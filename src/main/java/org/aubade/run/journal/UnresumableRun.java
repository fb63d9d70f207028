package org.aubade.run.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aubade.run.Resumption;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunState;

/** An interrupted run that cannot go on, since what the journal has of it makes no sense here: it has failed. */
public final class UnresumableRun implements JournaledRun {
    private final Run failed;

    public UnresumableRun(InterruptedRun interrupted, String node, Instant now, RuntimeException why) {
        List<Resumption> resumptions = new ArrayList<>(interrupted.resumptions());
        resumptions.add(new Resumption(now, node, interrupted.node(), interrupted.lastSeen(), List.of(), List.of()));
        NewRun run = interrupted.run();
        failed = new Run(
                run.id(),
                run.program().name(),
                run.cause(),
                RunState.FAILED,
                run.requested(),
                interrupted.started(),
                now,
                "it was interrupted and cannot go on, since what is kept of it cannot be used: " + why,
                resumptions,
                List.of());
    }

    @Override
    public RunId id() {
        return failed.id();
    }

    @Override
    public Run summary() {
        return failed;
    }

    @Override
    public Run snapshot() {
        return failed;
    }

    @Override
    public List<StepCheckpoint> takeCheckpoints() {
        return List.of();
    }

    @Override
    public void takenOver() {}
}
