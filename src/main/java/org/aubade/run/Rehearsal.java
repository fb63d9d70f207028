package org.aubade.run;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aubade.device.EventHub;
import org.aubade.program.Plan;
import org.aubade.time.TimeSource;

/**
 * Goes through the motions of a run in front of nobody: no message is sent, nothing is written, and what takes its time is
 * not waited for. Thereby the first run of a process finds its code loaded.
 */
final class Rehearsal {
    private static final Cause NOBODYS = new Cause.Request();
    private static final int MOST_STEPS = 1_000;

    private final TimeSource time;
    private final AtomicBoolean done = new AtomicBoolean();

    Rehearsal(TimeSource time) {
        this.time = time;
    }

    /** Once, however often it is called. */
    void of(Plan plan) {
        if (plan.size() > MOST_STEPS || !done.compareAndSet(false, true)) {
            return;
        }
        RunRecord record = new RunRecord(
                NOBODYS, plan, time, new StepTable(plan, true), new RunNews(new EventHub<>(time.timer())));
        MessageSender stage = (_, _, _, _) -> Uni.createFrom().voidItem();
        RunExecution run = new RunExecution(
                record, ProgramCompiler.compile(record, new Messages(record, stage, null), time), _ -> {});
        record.tellJournal(() -> {});
        var _ = run.start();
        var _ = run.takeMarks();
        run.cancel("it was a rehearsal");
    }
}
