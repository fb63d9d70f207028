package org.aubade.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers steps as they are met. */
final class PlanBuilder {
    private final List<Step> steps = new ArrayList<>();
    private final List<StepPath> paths = new ArrayList<>();
    private int[] ends = new int[16];

    int size() {
        return steps.size();
    }

    /** Adds {@code step}, which is at {@code path}; returns its number. */
    int open(Step step, StepPath path) {
        int index = steps.size();
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, index * 2);
        }
        steps.add(step);
        paths.add(path);
        return index;
    }

    /** Says that nothing more comes inside step {@code index}. */
    void close(int index) {
        ends[index] = steps.size();
    }

    Plan build(Program program) {
        return new Plan(program, steps, paths, ends);
    }
}
