package org.aubade.program;

import java.util.Arrays;
import java.util.List;

/** Numbers steps as they are met. */
final class PlanBuilder {
    private Step[] steps = new Step[8];
    private StepPath[] paths = new StepPath[8];
    private int[] ends = new int[8];
    private int size;

    int size() {
        return size;
    }

    /** Adds {@code step}, which is at {@code path}; returns its number. */
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

    /** Says that nothing more comes inside step {@code index}. */
    void close(int index) {
        ends[index] = size;
    }

    /** @param programs the planned one, then those called in it */
    Plan build(List<Program> programs) {
        return new Plan(programs, size, steps, paths, ends);
    }
}
