package org.aubade.program.resolve;

import java.util.ArrayList;
import java.util.List;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.aubade.program.StepPath;

/**
 * A resolved program: its steps and those of the programs it calls, numbered from 0 in depth-first order. The root of a
 * called program is the only child of the call step. The steps inside step {@code i} are {@code i + 1} up to, but
 * excluding, {@code end(i)}.
 */
public final class Plan {
    private final List<Program> programs;
    private final int size;
    private final Step[] steps;
    private final StepPath[] paths;
    private final int[] ends;

    /** The arrays are not copied, so the caller must not change them; only their first {@code size} elements are used. */
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
        return switch (ProgramResolver.resolve(programs.getFirst(), new RecordedContext(programs))) {
            case Resolution.Resolved resolved -> resolved.plan();
            case Resolution.Unresolved unresolved ->
                throw new IllegalArgumentException("not a whole program: " + unresolved.violations());
        };
    }

    /** The program that was resolved. */
    public Program program() {
        return programs.getFirst();
    }

    /** The program that was resolved, then every program that it calls, directly or not, each once. */
    public List<Program> programs() {
        return programs;
    }

    /** The number of steps, those of called programs included. */
    public int size() {
        return size;
    }

    /** The step with number {@code index}. */
    public Step step(int index) {
        return steps[index];
    }

    /** The path of step {@code index}; the path of a called program's root is that of the call and {@code .0}. */
    public StepPath path(int index) {
        return paths[index];
    }

    /** The number of the first step that comes after step {@code index} and is not inside it. */
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
