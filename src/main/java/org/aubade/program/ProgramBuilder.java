package org.aubade.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aubade.device.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Builds a program: each verb returns a new builder with one more step in the program's top-level sequence. A program
 * of one step is that step; of several, their {@code seq}.
 */
public final class ProgramBuilder {
    private final String name;
    private final String description;
    private final Overlap overlap;
    private final Resume resume;
    private final @Nullable Chain steps;

    private ProgramBuilder(String name, String description, Overlap overlap, Resume resume, @Nullable Chain steps) {
        this.name = name;
        this.description = description;
        this.overlap = overlap;
        this.resume = resume;
        this.steps = steps;
    }

    /** An empty program. */
    public static ProgramBuilder program(String name) {
        return new ProgramBuilder(name, "", Overlap.REJECT, Resume.DEFAULT, null);
    }

    /** What it is for, in words. */
    public ProgramBuilder description(String words) {
        return new ProgramBuilder(name, words, overlap, resume, steps);
    }

    /** What becomes of a run while another is under way; {@link Overlap#REJECT} unless said. */
    public ProgramBuilder overlap(Overlap policy) {
        return new ProgramBuilder(name, description, policy, resume, steps);
    }

    /** What a message in doubt means to a run whose process is gone; {@link OnResume#CONTINUE} unless said. */
    public ProgramBuilder onResume(OnResume policy) {
        return new ProgramBuilder(name, description, overlap, new Resume(policy, resume.staleAfter()), steps);
    }

    /** A run that was interrupted for longer is cancelled instead of continued; 15 minutes unless said. */
    public ProgramBuilder staleAfter(Duration interruption) {
        return new ProgramBuilder(name, description, overlap, new Resume(resume.onResume(), interruption), steps);
    }

    /** Then {@code step}. */
    public ProgramBuilder then(Step step) {
        return new ProgramBuilder(name, description, overlap, resume, new Chain(steps, step));
    }

    /** Then a message without data. */
    public ProgramBuilder send(String device, MessageType type) {
        return then(Step.send(device, type));
    }

    /** Then a message with data. */
    public ProgramBuilder send(String device, MessageType type, String data) {
        return then(Step.send(device, type, data));
    }

    /** Then {@code inner} one after the other. */
    public ProgramBuilder seq(Step... inner) {
        return then(Step.seq(inner));
    }

    /** Then {@code inner} all at once. */
    public ProgramBuilder par(Step... inner) {
        return then(Step.par(inner));
    }

    /** Then {@code inner} all at once, until one succeeds. */
    public ProgramBuilder race(Step... inner) {
        return then(Step.race(inner));
    }

    /** Then a wait. */
    public ProgramBuilder delay(Duration duration) {
        return then(Step.delay(duration));
    }

    /** Then the program of that name. */
    public ProgramBuilder call(String program) {
        return then(Step.call(program));
    }

    /** @throws IllegalArgumentException if there is no step, or {@link Program} refuses */
    public Program build() {
        List<Step> all = inOrder();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("program '" + name + "' needs at least one step");
        }
        Step root = all.size() == 1 ? all.getFirst() : new Step.Seq(all, Modifiers.NONE);
        return new Program(name, description, root, overlap, resume);
    }

    private List<Step> inOrder() {
        List<Step> backwards = new ArrayList<>();
        for (Chain link = steps; link != null; link = link.before()) {
            backwards.add(link.step());
        }
        return backwards.reversed();
    }

    /** The last step so far, shared by every builder that goes on from here, so that a verb costs the same for any length. */
    private record Chain(@Nullable Chain before, Step step) {}
}
