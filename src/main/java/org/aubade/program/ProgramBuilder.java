package org.aubade.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aubade.device.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Builds a program. The builder is immutable: each verb returns a new builder with one more step. If there is one step, it
 * is the root of the program; if there are more, the root is a {@code seq} of them.
 *
 * <pre>{@code
 * program("wake-up")
 *         .par(send("hue-light", SWITCH_ON), send("smart-speaker", SWITCH_ON))
 *         .send("smart-speaker", PLAY_SONG, "Morning Mood")
 *         .build();
 * }</pre>
 */
public final class ProgramBuilder {
    private final String name;
    private final String description;
    private final Overlap overlap;
    private final ResumePolicy resume;
    private final @Nullable Chain steps;

    private ProgramBuilder(
            String name, String description, Overlap overlap, ResumePolicy resume, @Nullable Chain steps) {
        this.name = name;
        this.description = description;
        this.overlap = overlap;
        this.resume = resume;
        this.steps = steps;
    }

    /** Starts building the program {@code name}. */
    public static ProgramBuilder program(String name) {
        return new ProgramBuilder(name, "", Overlap.REJECT, ResumePolicy.DEFAULT, null);
    }

    /** Describes the program for people; empty by default. */
    public ProgramBuilder description(String words) {
        return new ProgramBuilder(name, words, overlap, resume, steps);
    }

    /** Sets what happens when a run is requested while another is active; {@link Overlap#REJECT} by default. */
    public ProgramBuilder overlap(Overlap policy) {
        return new ProgramBuilder(name, description, policy, resume, steps);
    }

    /** Sets how a resumed run treats a message whose outcome is unknown; {@link OnResume#CONTINUE} by default. */
    public ProgramBuilder onResume(OnResume policy) {
        return new ProgramBuilder(name, description, overlap, new ResumePolicy(policy, resume.staleAfter()), steps);
    }

    /** Sets the interruption after which a run is cancelled instead of resumed; 15 minutes by default. */
    public ProgramBuilder staleAfter(Duration interruption) {
        return new ProgramBuilder(name, description, overlap, new ResumePolicy(resume.onResume(), interruption), steps);
    }

    /** Adds {@code step}. */
    public ProgramBuilder then(Step step) {
        return new ProgramBuilder(name, description, overlap, resume, new Chain(steps, step));
    }

    /** Adds a message without data. */
    public ProgramBuilder send(String device, MessageType type) {
        return then(Step.send(device, type));
    }

    /** Adds a message with data. */
    public ProgramBuilder send(String device, MessageType type, String data) {
        return then(Step.send(device, type, data));
    }

    /** Adds steps that run one after the other. */
    public ProgramBuilder seq(Step... inner) {
        return then(Step.seq(inner));
    }

    /** Adds steps that run at the same time. */
    public ProgramBuilder par(Step... inner) {
        return then(Step.par(inner));
    }

    /** Adds steps that start at the same time; the first to succeed cancels the others. */
    public ProgramBuilder race(Step... inner) {
        return then(Step.race(inner));
    }

    /** Adds a wait. */
    public ProgramBuilder delay(Duration duration) {
        return then(Step.delay(duration));
    }

    /** Adds a call of the program of that name. */
    public ProgramBuilder call(String program) {
        return then(Step.call(program));
    }

    /** @throws IllegalArgumentException if there is no step, or {@link Program} rejects an argument */
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

    /** The steps so far as a linked list, which builders share, so that adding a step takes constant time. */
    private record Chain(@Nullable Chain before, Step step) {}
}
