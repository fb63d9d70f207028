package org.aubade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aubade.cli.view.Table;
import org.aubade.cli.view.Terminal;
import org.aubade.cli.view.Times;
import org.aubade.cli.view.TreeView;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code aubade programs}, {@code devices} and {@code schedules}: lists what the service has. */
final class ListCommand implements Subcommand {
    private static final String PROGRAMS = "programs";

    /** How many programs one answer lists at most. */
    private static final int PAGE = 1_000;

    private final Environment environment;
    private final String kind;
    private final Table table;
    private final Row row;

    /** Makes one row of the table out of one object of the answer. */
    private interface Row {
        String[] of(JsonNode object);
    }

    private ListCommand(Environment environment, String kind, Table table, Row row) {
        this.environment = environment;
        this.kind = kind;
        this.table = table;
        this.row = row;
    }

    static ListCommand programs(Environment environment) {
        return new ListCommand(
                environment,
                PROGRAMS,
                new Table("NAME", "STEPS", "OVERLAP", "SOURCE", "DESCRIPTION"),
                program -> new String[] {
                    program.path("name").asText(),
                    program.path("steps").asText(),
                    program.path("overlap").asText(),
                    word(program.path("source")),
                    program.path("description").asText()
                });
    }

    static ListCommand devices(Environment environment) {
        return new ListCommand(
                environment, "devices", new Table("ID", "KIND", "ROOM", "CONNECTION", "STATE"), device -> new String[] {
                    device.path("id").asText(),
                    word(device.path("kind")),
                    device.path("room").asText(""),
                    connection(device),
                    EventLines.state(device.path("state"))
                });
    }

    static ListCommand schedules(Environment environment) {
        return new ListCommand(
                environment,
                "schedules",
                new Table("NAME", "PROGRAM", "NEXT", "WHEN", "ZONE"),
                schedule -> new String[] {
                    schedule.path("name").asText(),
                    schedule.path("program").asText(),
                    next(schedule),
                    when(schedule.path("when")),
                    schedule.path("zone").asText()
                });
    }

    @Override
    public CommandSpec spec() {
        return Specs.ofService(this, kind, "Lists the " + kind + ".", "Prints what the service answers.");
    }

    @Override
    public int execute(ParseResult given) throws CommandFailure {
        Terminal terminal = environment.terminal();
        try (Service service = environment.service(given)) {
            JsonNode all = all(service);
            if (Specs.isJson(given)) {
                terminal.out().println(all.toPrettyString());
                return ExitCode.OK;
            }
            all.forEach(object -> table.add(row.of(object)));
            table.lines(terminal.display()).forEach(terminal.out()::println);
            return ExitCode.OK;
        }
    }

    /** One answer has at most 1,000 programs; lists of another kind have no pages. */
    private JsonNode all(Service service) throws CommandFailure {
        JsonNode page = service.get("/api/" + kind);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        while (kind.equals(PROGRAMS) && page.size() == PAGE) {
            page.forEach(all::add);
            String last = page.get(PAGE - 1).path("name").asText();
            page = service.get("/api/" + kind + "?after=" + URLEncoder.encode(last, StandardCharsets.UTF_8));
        }
        page.forEach(all::add);
        return all;
    }

    private static String word(JsonNode constant) {
        return constant.asText().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is connected; one that is, but does not answer, says so instead. */
    private static String connection(JsonNode device) {
        String available = word(device.path("availability"));
        String connection = word(device.path("connection"));
        return connection.equals("connected") && available.equals("offline") ? available : connection;
    }

    private static String next(JsonNode schedule) {
        JsonNode next = schedule.path("next");
        if (next.isMissingNode() || next.isNull()) {
            return "never";
        }
        String decision = next.path("decision").asText();
        return Times.local(next.path("nominal")) + (decision.equals("RAN") ? "" : " " + TreeView.words(decision));
    }

    private static String when(JsonNode when) {
        return when.properties().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
