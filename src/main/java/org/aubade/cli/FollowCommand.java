package org.aubade.cli;

import java.io.IOException;
import org.aubade.cli.EventStream.Event;
import org.aubade.cli.view.Terminal;
import org.aubade.text.LogText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code aubade follow [ID]}: shows a run, or everything that happens, live. */
final class FollowCommand implements Subcommand {
    private final Environment environment;

    FollowCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.ofService(
                this,
                "follow",
                "Shows a run, or everything that happens, live.",
                "Prints the run when it is over; without an ID each event as an object on a line of its own.");
        spec.usageMessage()
                .description(
                        "A run is shown until it is over, as a tree on a terminal; everything until Ctrl-C, one line for"
                                + " each event.");
        return spec.addPositional(Specs.argument("ID", false, "The id of a run; everything if it is left out."));
    }

    @Override
    public int execute(ParseResult given) throws CommandFailure {
        String id = Specs.argument(given);
        boolean json = Specs.isJson(given);
        try (Service service = environment.service(given)) {
            return id.isEmpty()
                    ? everything(service, json)
                    : new RunFollower(service, environment.terminal()).follow(id, json);
        }
    }

    private int everything(Service service, boolean json) throws CommandFailure {
        Terminal terminal = environment.terminal();
        EventLines lines = new EventLines(terminal);
        String end = "the service ended the stream";
        try (EventStream events = service.events("/api/events")) {
            for (var next = events.next(); next.isPresent(); next = events.next()) {
                Event event = next.get();
                terminal.out().println(json ? lines.json(event) : lines.describe(event));
                if (terminal.out().checkError()) {
                    // Nobody reads any more, such as head, which has seen enough.
                    return ExitCode.OK;
                }
            }
        } catch (IOException e) {
            end = LogText.oneLine("the connection broke (" + e.getMessage() + ")");
        }
        throw CommandFailure.service("nothing more can be followed: " + end);
    }
}
