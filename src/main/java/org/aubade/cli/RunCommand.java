package org.aubade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.aubade.cli.view.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code aubade run NAME [--wait]}: starts a program, and shows the run if that is wanted. */
final class RunCommand implements Subcommand {
    private static final String WAIT = "--wait";

    private final Environment environment;

    RunCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.ofService(
                this,
                "run",
                "Starts a program and prints the id of the run.",
                "Prints the run as the service answers it; with --wait when it is over.");
        spec.addPositional(Specs.argument("NAME", true, "The name of the program."));
        return spec.addOption(OptionSpec.builder("-w", WAIT)
                .type(boolean.class)
                .description("Shows the run until it is over; the exit code is 4 if it fails or is cancelled.")
                .build());
    }

    @Override
    public int execute(ParseResult given) throws CommandFailure {
        Terminal terminal = environment.terminal();
        boolean json = Specs.isJson(given);
        try (Service service = environment.service(given)) {
            JsonNode run = service.post("/api/programs/" + Service.segment(Specs.argument(given)) + "/runs");
            String id = run.path("id").asText();
            if (given.matchedOptionValue(WAIT, false)) {
                return new RunFollower(service, terminal).follow(id, json);
            }
            terminal.out().println(json ? run.toPrettyString() : id);
            return ExitCode.OK;
        }
    }
}
