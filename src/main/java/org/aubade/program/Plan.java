package org.aubade.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A program with its calls resolved: every step numbered from 0 in the order of reading, a called program's root being
 * the one child of its call. The steps inside step {@code i} are those from {@code i + 1} to before {@code end(i)}.
 */
public final class Plan {
    private final List<Program> programs;
    private final int size;
    private final Step[] steps;
    private final StepPath[] paths;
    private final int[] ends;

    /** Takes the arrays over; only their first {@code size} elements count. */
    Plan(List<Program> programs, int size, Step[] steps, StepPath[] paths, int[] ends) {
        this.programs = programs;
        this.size = size;
        this.steps = steps;
        this.paths = paths;
        this.ends = ends;
    }

    /**
     * The plan that the first of {@code programs} had when these were all that it needs; devices are not looked at.
     *
     * @throws IllegalArgumentException if a program is called that is not among them
     */
    public static Plan of(List<Program> programs) {
        return switch (ProgramResolver.resolve(programs.getFirst(), new RecordedHome(programs))) {
            case Resolution.Resolved resolved -> resolved.plan();
            case Resolution.Unresolved unresolved ->
                throw new IllegalArgumentException("not a whole program: " + unresolved.violations());
        };
    }

    /** The program that was planned. */
    public Program program() {
        return programs.getFirst();
    }

    /** The program that was planned, then every program called in it, each once. */
    public List<Program> programs() {
        return programs;
    }

    /** How many steps there are, called ones included. */
    public int size() {
        return size;
    }

    /** Step {@code index}. */
    public Step step(int index) {
        return steps[index];
    }

    /** The path of step {@code index}; inside a call the path goes on with {@code 0}, the called program's root. */
    public StepPath path(int index) {
        return paths[index];
    }

    /** The number of the first step after those inside step {@code index}. */
    public int end(int index) {
        return ends[index];
    }

    /** The numbers of the steps directly inside step {@code index}, in order. */
    public List<Integer> children(int index) {
        List<Integer> children = new ArrayList<>(steps[index].children().size() + 1);
        for (int child = index + 1; child < ends[index]; child = ends[child]) {
            children.add(child);
        }
        return children;
    }
}
