package org.aubade.run.engine;

import java.util.List;
import org.aubade.run.Run;
import org.aubade.run.StepResult;
import org.aubade.run.journal.NewRun;
import org.jspecify.annotations.Nullable;

/** Makes the {@link Run} of one moment out of what is recorded; called under the monitor of the status. */
record RunSnapshots(
        NewRun origin,
        RunStatus status,
        StepTable table,
        @Nullable Restoration restoration) {
    /** With every step. */
    Run whole() {
        return run(table.results());
    }

    /** Without the steps. */
    Run summary() {
        return run(List.of());
    }

    private Run run(List<StepResult> results) {
        return new Run(
                origin.id(),
                origin.program().name(),
                origin.cause(),
                status.state(),
                origin.requested(),
                status.started(),
                status.finished(),
                status.error(),
                restoration == null ? List.of() : restoration.resumptions(),
                results);
    }
}
