package org.aubade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.aubade.cli.view.TreeView;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code aubade cancel ID}: cancels a run. */
final class CancelCommand implements Subcommand {
    private final Environment environment;

    CancelCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.ofService(
                this,
                "cancel",
                "Cancels a run; does nothing if it is over.",
                "Prints the run as the service answers it.");
        return spec.addPositional(Specs.argument("ID", true, "The id of the run."));
    }

    @Override
    public int execute(ParseResult given) throws CommandFailure {
        String id = Specs.argument(given);
        try (Service service = environment.service(given)) {
            JsonNode run = service.post("/api/runs/" + Service.segment(id) + "/cancel");
            String state = TreeView.words(run.path("state").asText());
            environment.terminal().out().println(Specs.isJson(given) ? run.toPrettyString() : id + "  " + state);
            return ExitCode.OK;
        }
    }
}
