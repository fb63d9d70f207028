package org.aubade.program.resolve;

import java.util.Arrays;
import java.util.List;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.aubade.program.StepPath;

/** Builds a plan; steps are numbered in the order in which they are opened. */
final class PlanBuilder {
    private Step[] steps = new Step[8];
    private StepPath[] paths = new StepPath[8];
    private int[] ends = new int[8];
    private int size;

    int size() {
        return size;
    }

    /** Adds {@code step} at {@code path} and returns its number; steps that are opened before it is closed are inside it. */
    int open(Step step, StepPath path) {
        if (size == ends.length) {
            steps = Arrays.copyOf(steps, size * 2);
            paths = Arrays.copyOf(paths, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        steps[size] = step;
        paths[size] = path;
        return size++;
    }

    /** Ends step {@code index}: no further step is inside it. */
    void close(int index) {
        ends[index] = size;
    }

    /** @param programs the program that was resolved, then every program that it calls */
    Plan build(List<Program> programs) {
        return new Plan(programs, size, steps, paths, ends);
    }
}
