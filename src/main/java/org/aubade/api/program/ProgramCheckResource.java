package org.aubade.api.program;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.Media;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;
import org.aubade.program.text.StepLines;
import org.aubade.run.RunService;
import org.aubade.text.TextFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what is wrong with a program while somebody is writing it. */
@Tag(name = "Programs")
@Path("/api/programs/{name}/check")
@Produces(Media.JSON)
@RolesAllowed(Role.VIEWER_NAME)
class ProgramCheckResource {
    private final RunService runs;

    ProgramCheckResource(RunService runs) {
        this.runs = runs;
    }

    @POST
    @Consumes({Media.JSON, Media.YAML, Media.X_YAML, Media.TEXT_YAML})
    @Operation(
            operationId = "checkProgram",
            summary = "Checks a program without keeping it",
            description =
                    "Says all that is wrong with the text, and with running it as the home is now, each with its line.")
    @RequestBody(ref = "Program")
    @APIResponse(responseCode = "200", ref = "Check")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<CheckView> check(
            @Parameter(description = "What it is called.", example = "sleep") @PathParam("name") String name,
            Body body) {
        return Uni.createFrom().item(() -> check(name, body.text(), Media.format(body.type())));
    }

    private CheckView check(String name, String text, TextFormat format) {
        return switch (ProgramReader.readNamed(text, format, name)) {
            case ParsedProgram.Invalid invalid -> CheckView.unreadable(invalid.violations());
            case ParsedProgram.Valid valid -> {
                StepLines lines = StepLines.of(text, format);
                yield CheckView.of(
                        valid.program(),
                        runs.check(valid.program()).stream().map(lines::place).toList());
            }
        };
    }
}
