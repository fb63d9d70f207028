package org.aubade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aubade.cli.EventStream.Event;
import org.aubade.cli.view.DisplayWidth;
import org.aubade.cli.view.RunLines;
import org.aubade.cli.view.StepStatus;
import org.aubade.cli.view.Terminal;
import org.aubade.cli.view.Times;
import org.aubade.cli.view.TreeView;
import org.aubade.text.LogText;

/** Any event of the service on one line. */
final class EventLines {
    private final Terminal terminal;

    EventLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** For people: the time, what it is about, and what changed. */
    String describe(Event event) throws CommandFailure {
        JsonNode data = Service.read(event.data());
        String what = switch (event.name()) {
            case "run" -> run(data);
            case "step" ->
                data.path("program").asText() + " "
                        + RunLines.describe(
                                StepStatus.of(data), terminal.clock().instant());
            case "device" -> device(data);
            default -> data.path("name").asText() + "  changed or is gone";
        };
        return Times.ofDay(terminal.clock()) + "  " + DisplayWidth.pad(event.name(), 8) + "  " + LogText.oneLine(what);
    }

    /** For scripts: an object on one line. */
    String json(Event event) throws CommandFailure {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", event.name())
                .set("data", Service.read(event.data()))
                .toString();
    }

    private static String run(JsonNode run) {
        String error = run.path("error").asText("");
        return run.path("program").asText() + "  "
                + TreeView.words(run.path("state").asText()) + "  "
                + run.path("id").asText()
                + (error.isEmpty() ? "" : "  " + error);
    }

    private static String device(JsonNode device) {
        return device.path("id").asText() + "  "
                + device.path("change").asText().toLowerCase(Locale.ROOT) + "  " + state(device.path("state"));
    }

    /** The state of a device, such as {@code on=true brightness=40}. */
    static String state(JsonNode state) {
        return state.properties().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .collect(Collectors.joining(" "));
    }
}
