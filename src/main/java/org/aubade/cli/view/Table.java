package org.aubade.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.aubade.text.LogText;

/** Rows of texts, written below each other in columns. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        this.head = List.of(head);
    }

    /** Adds a row of as many texts as there are columns. */
    public void add(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("a row of " + head.size() + " cells has " + cells.length);
        }
        rows.add(List.of(cells).stream().map(LogText::oneLine).toList());
    }

    /** Its lines; on a terminal none is wider than that, and the last column is cut. */
    public List<String> lines(Display display) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < head.size(); column++) {
            int width = DisplayWidth.width(head.get(column));
            for (List<String> row : rows) {
                width = Math.max(width, DisplayWidth.width(row.get(column)));
            }
            widths.add(width);
        }
        int columns = display.live() ? display.columns() : Integer.MAX_VALUE;
        Style style = Style.of(display);
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(DisplayWidth.cut(line(head, widths), columns, style.ellipsis())));
        rows.forEach(row -> lines.add(DisplayWidth.cut(line(row, widths), columns, style.ellipsis())));
        return lines;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            line.append(column == 0 ? "" : GAP).append(DisplayWidth.pad(cells.get(column), widths.get(column)));
        }
        return line.toString().stripTrailing();
    }
}
