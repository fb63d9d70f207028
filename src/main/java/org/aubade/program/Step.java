package org.aubade.program;

import java.time.Duration;
import java.util.List;
import org.aubade.device.DeviceId;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.time.Durations;

/** One node of a program; immutable, equal by value. Modifiers return a changed copy. */
public sealed interface Step {
    /** What the step says beside what it does. */
    Modifiers modifiers();

    /** This step with other modifiers. */
    Step with(Modifiers modifiers);

    /** The key that names it in YAML and JSON. */
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

    /** The steps inside, in order; empty for a leaf. */
    default List<Step> children() {
        return switch (this) {
            case Send _, Delay _, Call _ -> List.of();
            case Seq seq -> seq.steps();
            case Par par -> par.steps();
            case Race race -> race.steps();
        };
    }

    /** One attempt may take this long, for a message instead of the configured default. */
    default Step timeout(Duration timeout) {
        return with(modifiers().withTimeout(timeout));
    }

    /** A failed attempt is repeated up to {@code times} more times, {@code delay} after each failure. */
    default Step retry(int times, Duration delay) {
        return retry(times, delay, 1);
    }

    /** A failed attempt is repeated up to {@code times} more times, each delay {@code factor} times the one before. */
    default Step retry(int times, Duration delay, double factor) {
        return with(modifiers().withRetry(new Retry(times, delay, factor)));
    }

    /** A failure is recorded and tolerated. */
    default Step optional() {
        return with(modifiers().asOptional());
    }

    /** People call it {@code name}. */
    default Step named(String name) {
        return with(modifiers().withName(name));
    }

    /** Sends a message without data. */
    static Send send(String device, MessageType type) {
        return send(device, type, "");
    }

    /** Sends a message with data. */
    static Send send(String device, MessageType type, String data) {
        return new Send(new DeviceId(device), new Message(type, data), Modifiers.NONE);
    }

    /** One after the other; the first failure stops it. */
    static Seq seq(Step... steps) {
        return new Seq(List.of(steps), Modifiers.NONE);
    }

    /** All at once; every branch finishes. */
    static Par par(Step... steps) {
        return new Par(List.of(steps), Join.ALL, Par.UNBOUNDED, Modifiers.NONE);
    }

    /** All at once; the first success wins and cancels the rest. */
    static Race race(Step... steps) {
        return new Race(List.of(steps), Modifiers.NONE);
    }

    /** Waits. */
    static Delay delay(Duration duration) {
        return new Delay(duration, Modifiers.NONE);
    }

    /** Runs another program in this place. */
    static Call call(String program) {
        return new Call(program, Modifiers.NONE);
    }

    /** One message to one device. */
    record Send(DeviceId device, Message message, Modifiers modifiers) implements Step {
        @Override
        public Send with(Modifiers changed) {
            return new Send(device, message, changed);
        }
    }

    /** Steps one after the other; at least one. */
    record Seq(List<Step> steps, Modifiers modifiers) implements Step {
        public Seq {
            steps = copyNonEmpty("seq", steps);
        }

        @Override
        public Seq with(Modifiers changed) {
            return new Seq(steps, changed);
        }
    }

    /** Steps at once; at least one, at most {@code max} of them in flight ({@link #UNBOUNDED} for all). */
    record Par(List<Step> steps, Join join, int max, Modifiers modifiers) implements Step {
        /** Every branch may be in flight. */
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

        /** What a failure means for the siblings. */
        public Par join(Join newJoin) {
            return new Par(steps, newJoin, max, modifiers);
        }

        /** At most {@code newMax} branches in flight, 1 or more. */
        public Par max(int newMax) {
            if (newMax < 1) {
                throw new IllegalArgumentException("max must be 1 or more; found " + newMax);
            }
            return new Par(steps, join, newMax, modifiers);
        }
    }

    /** Steps at once of which one has to succeed; at least one. */
    record Race(List<Step> steps, Modifiers modifiers) implements Step {
        public Race {
            steps = copyNonEmpty("race", steps);
        }

        @Override
        public Race with(Modifiers changed) {
            return new Race(steps, changed);
        }
    }

    /** A wait of zero or more. */
    record Delay(Duration duration, Modifiers modifiers) implements Step {
        public Delay {
            Durations.requireWithin("delay", duration, Duration.ZERO);
        }

        @Override
        public Delay with(Modifiers changed) {
            return new Delay(duration, changed);
        }
    }

    /** The program of that name, looked up when a run starts. */
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
