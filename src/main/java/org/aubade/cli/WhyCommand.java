package org.aubade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.aubade.cli.view.Table;
import org.aubade.cli.view.Times;
import org.aubade.cli.view.TreeView;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code aubade why [SCHEDULE]}: tells what became of the last occurrences, what will become of the next, and why. */
final class WhyCommand implements Subcommand {
    private static final int PAST = 10;
    private static final int AHEAD = 5;
    private static final int AHEAD_OF_ALL = 10;

    private final Environment environment;

    WhyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.ofService(
                this,
                "why",
                "Tells what became of occurrences, what will, and why.",
                "Prints an object with past and next, each a list as the service answers it.");
        spec.usageMessage()
                .description("Shows the last " + PAST + " occurrences and the next ones, the latest at the end.");
        return spec.addPositional(
                Specs.argument("SCHEDULE", false, "The name of a schedule; all of them if it is left out."));
    }

    @Override
    public int execute(ParseResult given) throws CommandFailure {
        String schedule = Specs.argument(given);
        try (Service service = environment.service(given)) {
            JsonNode next = service.get(
                    schedule.isEmpty()
                            ? "/api/occurrences/next?daily=2&limit=" + AHEAD_OF_ALL
                            : "/api/schedules/" + Service.segment(schedule) + "/next?count=" + AHEAD);
            JsonNode past = service.get("/api/occurrences?limit=" + PAST
                    + (schedule.isEmpty() ? "" : "&schedule=" + Service.segment(schedule)));
            if (Specs.isJson(given)) {
                ObjectNode both = JsonNodeFactory.instance.objectNode();
                both.set("past", past);
                both.set("next", next);
                print(both.toPrettyString());
            } else {
                print(past, next, schedule);
            }
            return ExitCode.OK;
        }
    }

    /** From the oldest to the last that is ahead. */
    private void print(JsonNode past, JsonNode next, String schedule) {
        Table table = new Table("TIME", "SCHEDULE", "DECISION", "WHY");
        List<JsonNode> newestFirst = new ArrayList<>();
        past.forEach(newestFirst::add);
        for (JsonNode row : newestFirst.reversed()) {
            String run = row.path("run").asText("");
            table.add(
                    Times.local(row.path("nominal")),
                    row.path("schedule").asText(),
                    TreeView.words(row.path("decision").asText()),
                    row.path("reason").asText("") + (run.isEmpty() ? "" : " (run " + run + ")"));
        }
        for (JsonNode row : next) {
            table.add(
                    Times.local(row.path("nominal")),
                    row.path("schedule").asText(schedule),
                    ahead(row.path("decision").asText()),
                    row.path("reason").asText(""));
        }
        if (past.isEmpty() && next.isEmpty()) {
            print("No occurrence was, and none is ahead.");
        } else {
            table.lines(environment.terminal().display()).forEach(this::print);
        }
    }

    private static String ahead(String decision) {
        return switch (decision) {
            case "RAN" -> "will run";
            case "SNOOZED" -> "will run later";
            default -> "will be " + TreeView.words(decision);
        };
    }

    private void print(String line) {
        environment.terminal().out().println(line);
    }
}
