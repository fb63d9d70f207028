package org.aubade.store.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.program.Program;
import org.aubade.program.resolve.Plan;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;
import org.aubade.run.journal.StepCheckpoint;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Reads runs from the tables {@code runs}, {@code run_steps} and {@code program_versions}. */
public final class RunReader {
    private static final Logger LOG = Logger.getLogger("aubade.store");

    private RunReader() {}

    /** The run with all its steps, or without them if its programs cannot be read any more. */
    public static Optional<Run> find(Handle handle, RunId id) {
        return handle.createQuery("SELECT * FROM runs WHERE id = :id")
                .bind("id", id.toString())
                .map((row, _) -> RunRow.read(row))
                .findOne()
                .map(row -> withSteps(handle, row));
    }

    /** Whether there is such a run. */
    public static boolean contains(Handle handle, RunId id) {
        return handle.createQuery("SELECT id FROM runs WHERE id = :id")
                .bind("id", id.toString())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /** Summaries of the runs that match, newest first. */
    public static List<Run> list(Handle handle, RunQuery query) {
        Map<String, String> filters = new HashMap<>();
        StringBuilder where = new StringBuilder(" WHERE 1 = 1");
        if (query.program() != null) {
            filters.put("program", query.program());
            where.append(" AND program = :program");
        }
        if (query.state() != null) {
            filters.put("state", query.state().name());
            where.append(" AND state = :state").append(index(query.state()));
        }
        if (query.before() != null) {
            filters.put("before", query.before().toString());
            where.append(" AND id < :before");
        }
        return handle.createQuery("SELECT * FROM runs" + where + " ORDER BY id DESC LIMIT :limit")
                .bindMap(filters)
                .bind("limit", query.limit())
                .map((row, _) -> RunRow.read(row).run())
                .list();
    }

    /** Repeats the condition of the partial index that fits. Most runs succeed: they are found soon without an index. */
    private static String index(RunState state) {
        return switch (state) {
            case PENDING, RUNNING -> " AND finished IS NULL";
            case FAILED, CANCELLED -> " AND state IN ('FAILED', 'CANCELLED')";
            case SUCCEEDED -> "";
        };
    }

    private static Run withSteps(Handle handle, RunRow row) {
        Run run = row.run();
        try {
            List<Program> programs = ProgramVersions.read(handle, row.version());
            return new Run(
                    run.id(),
                    run.program(),
                    run.cause(),
                    run.state(),
                    run.requested(),
                    run.started(),
                    run.finished(),
                    run.error(),
                    run.resumptions(),
                    steps(Plan.of(programs), run, StepRows.read(handle, run.id())));
        } catch (UnreadableVersion | IllegalArgumentException e) {
            LOG.warnf("Run %s of %s is shown without its steps: %s.", run.id(), run.program(), e.getMessage());
            return run;
        }
    }

    private static List<StepResult> steps(Plan plan, Run run, List<StepCheckpoint> checkpoints) {
        Map<Integer, StepCheckpoint> byStep = new HashMap<>(checkpoints.size() * 2);
        checkpoints.forEach(checkpoint -> byStep.put(checkpoint.step(), checkpoint));
        StepState unreached = run.state().isOver() ? StepState.SKIPPED : StepState.PENDING;
        List<StepResult> steps = new ArrayList<>(plan.size());
        for (int index = 0; index < plan.size(); index++) {
            StepCheckpoint checkpoint =
                    byStep.getOrDefault(index, new StepCheckpoint(index, unreached, 0, null, null, null, false));
            steps.add(new StepResult(
                    plan.path(index),
                    plan.step(index),
                    checkpoint.state(),
                    checkpoint.started(),
                    checkpoint.finished(),
                    checkpoint.error(),
                    checkpoint.attempt()));
        }
        return steps;
    }
}
