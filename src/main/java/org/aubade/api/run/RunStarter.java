package org.aubade.api.run;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.api.access.Caller;
import org.aubade.api.http.Links;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.aubade.program.Program;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunHandle;
import org.aubade.run.RunService;
import org.aubade.run.Start;
import org.aubade.time.Durations;
import org.aubade.time.TimeSource;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Starts runs and answers with them, at once or when they are over. */
@Singleton
class RunStarter {
    /** What the parameter wait is for. */
    static final String WAIT =
            "How long to wait for the end of the run, at most 10m; without it the answer comes at once.";

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    /** In seconds. */
    private static final String RETRY_AFTER = "1";

    private final RunService runs;
    private final Caller caller;
    private final ScheduledExecutorService timer;

    RunStarter(RunService runs, Caller caller, TimeSource time) {
        this.runs = runs;
        this.caller = caller;
        this.timer = time.timer();
    }

    /** How long a client wants to wait; null where it does not, and 400 where what it says is no such duration. */
    static @Nullable Duration parseWait(@Nullable String wait) {
        if (wait == null) {
            return null;
        }
        try {
            Duration duration = Durations.parse(wait);
            if (duration.compareTo(MAX_WAIT) <= 0) {
                return duration.isZero() ? null : duration;
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("wait: " + e.getMessage());
        }
        throw ProblemException.badRequest("wait must be at most " + Durations.format(MAX_WAIT) + "; found '" + wait
                + "'; follow /api/runs/{id}/events for as long as you like");
    }

    /** 202 with the run as it is; with {@code wait} 200 with the run if it is over by then. */
    Uni<RestResponse<RunView>> start(Program program, @Nullable Duration wait) {
        return runs.start(program, new Cause.Request(caller.name())).onItem().transformToUni(start -> switch (start) {
            case Start.Accepted accepted -> answer(accepted.run(), wait);
            case Start.Unresolved unresolved ->
                refuse(Problem.violated(
                        Problem.UNPROCESSABLE,
                        "program '" + program.name() + "' cannot run here",
                        unresolved.violations()));
            case Start.Overlapping overlapping -> refuse(overlapping(overlapping.running()));
            case Start.Full full ->
                refuse(Problem.of(Status.TOO_MANY_REQUESTS, full.reason() + "; try again later")
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER));
            case Start.Stopping _ -> refuse(Problem.stopping());
        });
    }

    private Uni<RestResponse<RunView>> answer(RunHandle run, @Nullable Duration wait) {
        if (wait == null) {
            return Uni.createFrom().item(() -> answer(Status.ACCEPTED, run.snapshot()));
        }
        return run.finished()
                .ifNoItem()
                .after(wait)
                .on(timer)
                .recoverWithItem(run::snapshot)
                .onItem()
                .transform(RunStarter::answer);
    }

    private static RestResponse<RunView> answer(Run now) {
        return answer(now.state().isOver() ? Status.OK : Status.ACCEPTED, now);
    }

    /** With the run, and where it is. */
    static RestResponse<RunView> answer(Status status, Run run) {
        return RestResponse.ResponseBuilder.create(status, RunView.of(run))
                .header(HttpHeaders.LOCATION, Links.run(run.id()))
                .build();
    }

    private static Problem overlapping(Run running) {
        return Problem.of(
                        Status.CONFLICT,
                        "program '" + running.program() + "' is running already, as run " + running.id()
                                + "; wait for it, cancel it, or give the program overlap: restart, queue or parallel")
                .member("run", running.id().toString())
                .header(HttpHeaders.LOCATION, Links.run(running.id()));
    }

    private static <T> Uni<T> refuse(Problem problem) {
        return Uni.createFrom().failure(new ProblemException(problem));
    }
}
