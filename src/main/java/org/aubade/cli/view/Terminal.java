package org.aubade.cli.view;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Where a command reads from and writes to, what that can show, and the clock. */
public record Terminal(InputStream in, PrintWriter out, PrintWriter err, Display display, Clock clock) {
    /** That of this process; {@code variables} are those of its environment. */
    public static Terminal ofProcess(Map<String, String> variables) {
        // There is none where the input or the output is no terminal.
        boolean live =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
                        && !variables.getOrDefault("TERM", "").equals("dumb");
        Charset charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.UTF_8);
        boolean color = live && variables.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                writer(FileDescriptor.out, charset),
                writer(FileDescriptor.err, charset),
                new Display(
                        live,
                        color,
                        charset.equals(StandardCharsets.UTF_8),
                        () -> live ? size(variables) : Display.Size.DEFAULT),
                Clock.system(ZoneId.systemDefault()));
    }

    private static PrintWriter writer(FileDescriptor stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset), true);
    }

    /** As the terminal tells by {@code stty}, else as the environment says. */
    private static Display.Size size(Map<String, String> variables) {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", 2);
            Display.Size told = new Display.Size(
                    number(words.length == 2 ? words[1] : "", 0), number(words.length == 2 ? words[0] : "", 0));
            if (told.columns() > 0 && told.rows() > 0) {
                return told;
            }
        } catch (IOException _) {
            // there is no such command here
        }
        return new Display.Size(
                number(variables.getOrDefault("COLUMNS", ""), Display.Size.DEFAULT.columns()),
                number(variables.getOrDefault("LINES", ""), Display.Size.DEFAULT.rows()));
    }

    private static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
