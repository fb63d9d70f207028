package org.aubade.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
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

    private boolean closed;

    private Shell(boolean live) {
        this.display = new Display(live, false, true, () -> Display.Size.DEFAULT);
    }

    /** One whose output is a pipe. */
    static Shell pipe() {
        return new Shell(false);
    }

    /** One whose output is a pipe that nobody reads. */
    static Shell closedPipe() {
        Shell shell = pipe();
        shell.closed = true;
        return shell;
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
                new PrintWriter(closed ? new ClosedPipe() : out),
                new PrintWriter(err),
                display,
                Clock.fixed(NOW, ZoneOffset.UTC));
        int code = CommandLineInterface.run(terminal, variables, arguments);
        return new Result(code, out.toString(), err.toString());
    }

    private static final class ClosedPipe extends Writer {
        @Override
        public void write(char[] signs, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
