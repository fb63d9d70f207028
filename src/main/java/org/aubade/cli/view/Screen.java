package org.aubade.cli.view;

import java.io.PrintWriter;
import java.util.List;

/** Lines that are written over by the next ones, each time in one piece, so that nothing flickers. */
final class Screen {
    private static final String END_OF_LINE = "\033[K\n";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintWriter out;
    private List<String> shown = List.of();

    Screen(PrintWriter out) {
        this.out = out;
    }

    /** Replaces what was drawn before; does nothing if it is the same. */
    void draw(List<String> lines) {
        if (lines.equals(shown)) {
            return;
        }
        StringBuilder text = new StringBuilder("\r");
        if (!shown.isEmpty()) {
            text.append("\033[").append(shown.size()).append('A');
        }
        lines.forEach(line -> text.append(line).append(END_OF_LINE));
        out.print(text.append(CLEAR_BELOW));
        out.flush();
        shown = List.copyOf(lines);
    }
}
