package org.aubade.program;

import java.time.Duration;
import java.util.List;
import org.aubade.device.DeviceId;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.time.Durations;

/** A node in the tree of a program. Steps are immutable and equal by value; a modifier returns a changed copy. */
public sealed interface Step {
    /** The modifiers: timeout, retry, optional, and name. */
    Modifiers modifiers();

    /** A copy with {@code modifiers} in place of its own. */
    Step with(Modifiers modifiers);

    /** The key of this kind of step in YAML and JSON. */
    default String kind() {
        return switch (this) {
            case Send _ -> "send";
            case Seq _ -> "seq";
            case Par _ -> "par";
            case Race _ -> "race";
            case Delay _ -> "delay";
            case Call _ -> "call";
        };
    }

    /** The steps directly inside, in order; empty for a leaf. */
    default List<Step> children() {
        return switch (this) {
            case Send _, Delay _, Call _ -> List.of();
            case Seq seq -> seq.steps();
            case Par par -> par.steps();
            case Race race -> race.steps();
        };
    }

    /** Limits each attempt to {@code timeout}; for a message this replaces the configured default. */
    default Step timeout(Duration timeout) {
        return with(modifiers().withTimeout(timeout));
    }

    /** Repeats a failed attempt up to {@code times} times, each time after {@code delay}. */
    default Step retry(int times, Duration delay) {
        return retry(times, delay, 1);
    }

    /** Repeats a failed attempt up to {@code times} times; each delay is {@code factor} times the one before. */
    default Step retry(int times, Duration delay, double factor) {
        return with(modifiers().withRetry(new Retry(times, delay, factor)));
    }

    /** Lets the surrounding step go on if this step fails; the failure is recorded all the same. */
    default Step optional() {
        return with(modifiers().asOptional());
    }

    /** Gives the step a name for people. */
    default Step named(String name) {
        return with(modifiers().withName(name));
    }

    /** A step that sends a message without data. */
    static Send send(String device, MessageType type) {
        return send(device, type, "");
    }

    /** A step that sends a message with data. */
    static Send send(String device, MessageType type, String data) {
        return new Send(new DeviceId(device), new Message(type, data), Modifiers.NONE);
    }

    /** A step that runs {@code steps} one after the other and stops at the first failure. */
    static Seq seq(Step... steps) {
        return new Seq(List.of(steps), Modifiers.NONE);
    }

    /** A step that runs {@code steps} at the same time and lets every one finish. */
    static Par par(Step... steps) {
        return new Par(List.of(steps), Join.ALL, Par.UNBOUNDED, Modifiers.NONE);
    }

    /** A step that starts {@code steps} at the same time; the first to succeed cancels the others. */
    static Race race(Step... steps) {
        return new Race(List.of(steps), Modifiers.NONE);
    }

    /** A step that waits. */
    static Delay delay(Duration duration) {
        return new Delay(duration, Modifiers.NONE);
    }

    /** A step that runs another program in its place. */
    static Call call(String program) {
        return new Call(program, Modifiers.NONE);
    }

    /** Sends one message to one device. */
    record Send(DeviceId device, Message message, Modifiers modifiers) implements Step {
        @Override
        public Send with(Modifiers changed) {
            return new Send(device, message, changed);
        }
    }

    /** Runs one or more steps one after the other; stops at the first failure. */
    record Seq(List<Step> steps, Modifiers modifiers) implements Step {
        public Seq {
            steps = copyNonEmpty("seq", steps);
        }

        @Override
        public Seq with(Modifiers changed) {
            return new Seq(steps, changed);
        }
    }

    /** Runs one or more steps at the same time, at most {@code max} of them at once ({@link #UNBOUNDED} for no limit). */
    record Par(List<Step> steps, Join join, int max, Modifiers modifiers) implements Step {
        /** The {@code max} of a step without a limit. */
        public static final int UNBOUNDED = 0;

        public Par {
            steps = copyNonEmpty("par", steps);
            if (max < 0) {
                throw new IllegalArgumentException("max must be 1 or more; found " + max);
            }
        }

        @Override
        public Par with(Modifiers changed) {
            return new Par(steps, join, max, changed);
        }

        /** Sets what happens to the other branches when one fails. */
        public Par join(Join newJoin) {
            return new Par(steps, newJoin, max, modifiers);
        }

        /** Limits the branches that run at once to {@code newMax}, which is 1 or more. */
        public Par max(int newMax) {
            if (newMax < 1) {
                throw new IllegalArgumentException("max must be 1 or more; found " + newMax);
            }
            return new Par(steps, join, newMax, modifiers);
        }
    }

    /** Starts one or more steps at the same time; the first to succeed cancels the others, and it fails if all fail. */
    record Race(List<Step> steps, Modifiers modifiers) implements Step {
        public Race {
            steps = copyNonEmpty("race", steps);
        }

        @Override
        public Race with(Modifiers changed) {
            return new Race(steps, changed);
        }
    }

    /** Waits for a duration of zero or more. */
    record Delay(Duration duration, Modifiers modifiers) implements Step {
        public Delay {
            Durations.requireWithin("delay", duration, Duration.ZERO);
        }

        @Override
        public Delay with(Modifiers changed) {
            return new Delay(duration, changed);
        }
    }

    /** Runs the program of that name, which is looked up when the run starts. */
    record Call(String program, Modifiers modifiers) implements Step {
        public Call {
            program = Program.requireName(program);
        }

        @Override
        public Call with(Modifiers changed) {
            return new Call(program, changed);
        }
    }

    private static List<Step> copyNonEmpty(String kind, List<Step> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(kind + " needs at least one step");
        }
        return List.copyOf(steps);
    }
}
