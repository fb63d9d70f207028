package org.aubade.api.run;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.Media;
import org.aubade.api.http.Parameters;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.aubade.api.program.ProgramBody;
import org.aubade.run.Cancellation;
import org.aubade.run.Run;
import org.aubade.run.RunService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The runs: those under way and those remembered. */
@Tag(name = "Runs")
@Path("/api/runs")
@Produces(Media.JSON)
@RolesAllowed(Role.VIEWER_NAME)
class RunsResource {
    private final RunService runs;
    private final RunStarter starter;

    RunsResource(RunService runs, RunStarter starter) {
        this.runs = runs;
        this.starter = starter;
    }

    @GET
    @Operation(
            operationId = "listRuns",
            summary = "Lists the runs",
            description = "Newest first, under way and remembered.")
    @APIResponse(responseCode = "200", ref = "Runs")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<List<RunView>> list(
            @Parameter(description = "Only runs of this program.", example = "sleep") @QueryParam("program") @Nullable String program,
            @Parameter(description = "Only runs in this state.", example = "FAILED") @QueryParam("state") @Nullable String state,
            @Parameter(description = "How many at most: 1 to 1000, 50 if not said.", example = "20")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "Only runs older than this one, for the next page.", example = RunFilter.EXAMPLE)
                    @QueryParam("before")
                    @Nullable String before) {
        return Uni.createFrom()
                .deferred(() -> runs.list(RunFilter.parse(program, state, limit, before)))
                .onItem()
                .transform(found -> found.stream().map(RunView::summary).toList());
    }

    @POST
    @Consumes({Media.JSON, Media.YAML, Media.X_YAML, Media.TEXT_YAML})
    @Cancellable(false)
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "runOnce",
            summary = "Runs a program that is not kept",
            description = "The run goes on if the client goes away.")
    @RequestBody(ref = "Program")
    @APIResponse(responseCode = "200", ref = "FinishedRun")
    @APIResponse(responseCode = "202", ref = "AcceptedRun")
    @APIResponse(responseCode = "400", ref = "BadProgram")
    @APIResponse(responseCode = "409", ref = "Overlap")
    @APIResponse(responseCode = "422", ref = "Unresolved")
    @APIResponse(responseCode = "429", ref = "Full")
    @APIResponse(responseCode = "503", ref = "Stopping")
    public Uni<RestResponse<RunView>> run(
            @Parameter(description = RunStarter.WAIT, example = "30s") @QueryParam("wait") @Nullable String wait,
            Body body) {
        return Uni.createFrom().deferred(() -> {
            Duration atMost = RunStarter.parseWait(wait);
            return starter.start(ProgramBody.any(body), atMost);
        });
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getRun",
            summary = "Shows a run with its steps",
            description = "With the first 1000 of them, and stepCount where there are more; …/steps has the others.")
    @APIResponse(responseCode = "200", ref = "Run")
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    public Uni<RunView> get(
            @Parameter(description = "Its id.", example = RunFilter.EXAMPLE) @PathParam("id") String id) {
        return find(id).onItem().transform(RunView::of);
    }

    @GET
    @Path("/{id}/steps")
    @Operation(
            operationId = "listSteps",
            summary = "Lists the steps of a run",
            description = "In the order of the program.")
    @APIResponse(responseCode = "200", ref = "Steps")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    public Uni<List<StepView>> steps(
            @Parameter(description = "Its id.", example = RunFilter.EXAMPLE) @PathParam("id") String id,
            @Parameter(description = "How many at most: 1 to 1000, 1000 if not said.", example = "100")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "Only steps after the one with this path, for the next page.", example = "0.1")
                    @QueryParam("after")
                    @Nullable String after) {
        return find(id).onItem()
                .transform(run -> StepView.of(run.steps().stream()
                        .skip(after == null ? 0 : RunFilter.positionAfter(run, after))
                        .limit(Parameters.number("limit", limit, RunView.MAX_STEPS, RunView.MAX_STEPS))));
    }

    /** The run, on a worker, since its steps may be many. */
    private Uni<Run> find(String id) {
        return Uni.createFrom()
                .deferred(() -> runs.find(RunFilter.parseId(id)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transform(found -> found.orElseThrow(() -> RunFilter.unknown(id)));
    }

    @POST
    @Path("/{id}/cancel")
    @Cancellable(false)
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "cancelRun",
            summary = "Cancels a run and every branch of it",
            description = "What is under way becomes CANCELLED, what was not reached SKIPPED.")
    @APIResponse(responseCode = "202", ref = "CancelledRun")
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    @APIResponse(responseCode = "409", ref = "RunOver")
    public Uni<RestResponse<RunView>> cancel(
            @Parameter(description = "Its id.", example = RunFilter.EXAMPLE) @PathParam("id") String id) {
        return Uni.createFrom()
                .deferred(() -> runs.cancel(RunFilter.parseId(id)))
                .onItem()
                .transform(cancellation -> switch (cancellation) {
                    case Cancellation.Cancelled cancelled ->
                        RestResponse.status(RestResponse.Status.ACCEPTED, RunView.of(cancelled.run()));
                    case Cancellation.Over over -> throw new ProblemException(over(over.run()));
                    case Cancellation.Elsewhere elsewhere -> throw new ProblemException(elsewhere(elsewhere.run()));
                    case Cancellation.Unknown _ -> throw RunFilter.unknown(id);
                });
    }

    private static Problem elsewhere(Run run) {
        return Problem.of(
                Status.CONFLICT,
                "run " + run.id() + " is under way on another node, which has to be asked to cancel it; if that node is"
                        + " gone, the run goes on here in some seconds");
    }

    private static Problem over(Run run) {
        return Problem.of(
                Status.CONFLICT,
                "run " + run.id() + " is over already: it " + run.state() + "; only a run that is"
                        + " PENDING or RUNNING can be cancelled");
    }
}
