package org.aubade.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.aubade.cli.view.Terminal;
import org.aubade.text.LogText;
import org.aubade.text.Violation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code aubade check FILE…}: says what is wrong with programs and schedules, without a service. */
final class CheckCommand implements Subcommand {
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "check", "Checks files of programs and schedules.");
        spec.usageMessage()
                .description(
                        "Prints what is wrong with them as file:line: path: message. It asks no service; whether the"
                                + " devices that a program names are there is found out when it runs.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("FILE")
                .description("YAML, or JSON if its name ends in .json; - is the standard input.")
                .build());
        return Specs.json(spec, "Prints a list of the files, each with its kind, its name and its violations.");
    }

    @Override
    public int execute(ParseResult given) throws CommandFailure {
        List<String> names = given.matchedPositionalValue(0, List.of());
        List<CheckedFile> files = new ArrayList<>();
        for (String name : names) {
            files.add(CheckedFile.read(name, terminal.in()));
        }
        if (Specs.isJson(given)) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            files.forEach(file -> all.add(json(file)));
            terminal.out().println(all.toPrettyString());
        } else {
            files.forEach(this::print);
        }
        return files.stream().allMatch(CheckedFile::isValid) ? ExitCode.OK : ExitCode.VIOLATIONS;
    }

    private void print(CheckedFile file) {
        if (file.isValid()) {
            terminal.out()
                    .println(LogText.oneLine(file.file() + ": " + file.kind() + " '" + file.name() + "' is valid"));
        }
        for (Violation violation : file.violations()) {
            String line = violation.line() == null ? "" : violation.line() + ": ";
            String path = violation.path().isEmpty() ? "" : violation.path() + ": ";
            terminal.out()
                    .println(LogText.oneLine(
                            file.file() + ":" + line + (line.isEmpty() ? " " : "") + path + violation.message()));
        }
    }

    private static ObjectNode json(CheckedFile file) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.file())
                .put("kind", file.kind())
                .put("name", file.name());
        ArrayNode violations = node.putArray("violations");
        for (Violation violation : file.violations()) {
            violations
                    .addObject()
                    .put("path", violation.path())
                    .put("line", violation.line())
                    .put("message", violation.message());
        }
        return node;
    }
}
