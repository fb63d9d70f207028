package org.aubade.cli.view;

import java.util.function.Supplier;

/**
 * What the output can show.
 *
 * @param live whether it is a terminal, on which what was written can be written over
 * @param color whether colours are wanted
 * @param unicode whether it can show more than ASCII
 * @param size asked anew each time, since a window changes its size
 */
public record Display(boolean live, boolean color, boolean unicode, Supplier<Size> size) {
    /** The size of a terminal in characters. */
    public record Size(int columns, int rows) {
        /** That of a terminal that does not tell its own. */
        public static final Size DEFAULT = new Size(80, 24);
    }

    /** The width now. */
    public int columns() {
        return size.get().columns();
    }
}
