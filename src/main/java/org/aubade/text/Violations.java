package org.aubade.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one text, up to 100 findings, after which it is closed. */
public final class Violations {
    /** How many findings are kept. */
    public static final int MAX = 100;

    private final List<Violation> found = new ArrayList<>();
    private boolean closed;

    /** Notes one finding, unless closed. */
    public void add(String path, String message, int line) {
        if (!closed) {
            found.add(new Violation(path, message, line));
            closed = found.size() >= MAX;
        }
    }

    /** Notes one finding that makes it pointless to read on. */
    public void addLast(String path, String message, int line) {
        add(path, message, line);
        closed = true;
    }

    /** Whether reading on is pointless. */
    public boolean isClosed() {
        return closed;
    }

    /** What was found, in the order of the lines. */
    public List<Violation> inTextOrder() {
        return found.stream().sorted(Comparator.comparingInt(Violations::line)).toList();
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    private static int line(Violation violation) {
        return violation.line() == null ? 0 : violation.line();
    }
}
