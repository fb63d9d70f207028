package org.aubade.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** How large a tree may be: what was measured to run without trouble. */
public final class TreeLimits {
    /** How many steps may contain each other. */
    public static final int MAX_DEPTH = 200;

    /** How many steps a tree may have, called programs included. */
    public static final int MAX_STEPS = 100_000;

    private TreeLimits() {}

    /** @throws IllegalArgumentException naming {@code program} and the limit if its tree is deeper or larger than it may be */
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

    static String tooMany(String program) {
        return "program '" + program + "' has more than " + MAX_STEPS
                + " steps; split it into programs that run one after the other";
    }

    static String tooDeep(String program) {
        return "program '" + program + "' nests deeper than " + MAX_DEPTH
                + " levels; flatten it, a seq directly inside a seq can be one seq";
    }
}
