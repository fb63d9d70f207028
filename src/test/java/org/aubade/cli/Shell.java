package org.aubade.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.aubade.cli.view.Display;
import org.aubade.cli.view.Terminal;

/** Executes commands as a shell does, at seven in the morning, and holds what they write. */
final class Shell {
    static final Instant NOW = Instant.parse("2027-01-05T07:00:00Z");

    /** What a command came to. */
    record Result(int code, String out, String err) {}

    private final Map<String, String> variables = new HashMap<>();
    private final Display display;
    private String input = "";

    private Shell(boolean live) {
        this.display = new Display(live, false, true, () -> Display.Size.DEFAULT);
    }

    /** One whose output is a pipe. */
    static Shell pipe() {
        return new Shell(false);
    }

    /** One whose output is a terminal of 80 by 24. */
    static Shell terminal() {
        return new Shell(true);
    }

    Shell with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Shell asking(FakeService service) {
        return with("AUBADE_URL", service.url());
    }

    Shell reading(String text) {
        input = text;
        return this;
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                display,
                Clock.fixed(NOW, ZoneOffset.UTC));
        int code = CommandLineInterface.run(terminal, variables, arguments);
        return new Result(code, out.toString(), err.toString());
    }
}
