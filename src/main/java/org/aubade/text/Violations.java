package org.aubade.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the violations in one text. It is closed, and takes no more, after 100 of them. */
public final class Violations {
    /** The number of violations after which it is closed. */
    public static final int MAX = 100;

    private final List<Violation> found = new ArrayList<>();
    private boolean closed;

    /** Adds a violation, unless closed. */
    public void add(String path, String message, int line) {
        if (!closed) {
            found.add(new Violation(path, message, line));
            closed = found.size() >= MAX;
        }
    }

    /** Adds a violation after which reading on would be pointless, and closes. */
    public void addLast(String path, String message, int line) {
        add(path, message, line);
        closed = true;
    }

    /** Whether no more violations are taken, so that reading on is pointless. */
    public boolean isClosed() {
        return closed;
    }

    /** The violations, ordered by line. */
    public List<Violation> inTextOrder() {
        return found.stream().sorted(Comparator.comparingInt(Violations::line)).toList();
    }

    /** Whether there are no violations so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    private static int line(Violation violation) {
        return violation.line() == null ? 0 : violation.line();
    }
}
