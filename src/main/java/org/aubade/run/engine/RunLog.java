package org.aubade.run.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.aubade.program.Step;
import org.aubade.run.Cause;
import org.aubade.run.FailedSteps;
import org.aubade.run.Run;
import org.aubade.run.RunListener;
import org.aubade.run.RunState;
import org.aubade.run.StepResult;
import org.aubade.text.LogText;
import org.aubade.time.Durations;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Logs one line when a run starts and one when it ends, with its id and its program in the diagnostic context. */
final class RunLog implements RunListener {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    /** How many steps a line names. */
    private static final int SHOWN = 5;

    @Override
    public void started(Run run) {
        // Of a run that goes on after an interruption, a line of its own says so.
        if (run.resumptions().isEmpty() && LOG.isInfoEnabled()) {
            within(
                    run,
                    () -> LOG.info(LogText.oneLine(
                            run.program() + " starts as run " + run.id() + ", " + describe(run.cause()) + ".")));
        }
    }

    @Override
    public void ended(Run run) {
        Logger.Level level = run.state() == RunState.FAILED ? Logger.Level.WARN : Logger.Level.INFO;
        if (LOG.isEnabled(level)) {
            within(run, () -> LOG.log(level, LogText.oneLine(describe(run))));
        }
    }

    private static void within(Run run, Runnable logging) {
        MDC.put("run", run.id().toString());
        MDC.put("program", run.program());
        try {
            logging.run();
        } finally {
            MDC.remove("run");
            MDC.remove("program");
        }
    }

    private static String describe(Cause cause) {
        return switch (cause) {
            case Cause.Request request ->
                request.by() == null ? "since somebody asked for it" : "since " + request.by() + " asked for it";
            case Cause.Occurrence occurrence ->
                "since schedule " + occurrence.schedule() + " was due at " + occurrence.planned();
        };
    }

    private static String describe(Run run) {
        FailedSteps failures = FailedSteps.of(run);
        String outcome = switch (run.state()) {
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case PENDING, RUNNING, CANCELLED -> "was cancelled";
        };
        String why = run.state() == RunState.CANCELLED ? ": " + run.error() : "";
        return run.program() + " " + outcome + " " + duration(run) + ", run " + run.id() + why
                + listed("; failed: ", failures.failed())
                + listed("; failed, and tolerated: ", failures.tolerated()) + ".";
    }

    private static String duration(Run run) {
        return run.started() == null || run.finished() == null
                ? "before it started"
                : "after " + Durations.describe(Duration.between(run.started(), run.finished()));
    }

    private static String listed(String title, List<StepResult> steps) {
        if (steps.isEmpty()) {
            return "";
        }
        String more = steps.size() > SHOWN ? " and " + (steps.size() - SHOWN) + " more" : "";
        return title + steps.stream().limit(SHOWN).map(RunLog::describe).collect(Collectors.joining(", ")) + more;
    }

    private static String describe(StepResult result) {
        Step step = result.step();
        String name = step.modifiers().name();
        String what = step instanceof Step.Send send ? send.message().type() + " to " + send.device() : "step";
        return (name == null ? "" : "'" + name + "' ") + what + " (step " + result.path() + ": " + result.error() + ")";
    }
}
