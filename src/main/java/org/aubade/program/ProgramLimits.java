package org.aubade.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The limits of a program's tree. Programs at these limits are tested to run in 512 MiB. */
public final class ProgramLimits {
    /** The greatest number of steps that may be nested in each other. */
    public static final int MAX_DEPTH = 200;

    /** The greatest number of steps in a tree, those of called programs included. */
    public static final int MAX_STEPS = 100_000;

    private ProgramLimits() {}

    /** @throws IllegalArgumentException if the tree of {@code program} exceeds a limit; the message names both */
    static void require(String program, Step root) {
        Deque<Iterator<Step>> open = new ArrayDeque<>();
        open.push(List.of(root).iterator());
        int steps = 0;
        while (!open.isEmpty()) {
            if (!open.element().hasNext()) {
                open.pop();
                continue;
            }
            Step step = open.element().next();
            if (++steps > MAX_STEPS) {
                throw new IllegalArgumentException(tooMany(program));
            }
            List<Step> children = step.children();
            if (!children.isEmpty()) {
                if (open.size() > MAX_DEPTH) {
                    throw new IllegalArgumentException(tooDeep(program));
                }
                open.push(children.iterator());
            }
        }
    }

    /** The error for a program with more than {@link #MAX_STEPS} steps. */
    public static String tooMany(String program) {
        return "program '" + program + "' has more than " + MAX_STEPS
                + " steps; split it into programs that run one after the other";
    }

    /** The error for a program that nests deeper than {@link #MAX_DEPTH}. */
    public static String tooDeep(String program) {
        return "program '" + program + "' nests deeper than " + MAX_DEPTH
                + " levels; flatten it, a seq directly inside a seq can be one seq";
    }
}
