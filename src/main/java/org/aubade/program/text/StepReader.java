package org.aubade.program.text;

import static org.aubade.program.ProgramLimits.MAX_DEPTH;
import static org.aubade.program.ProgramLimits.MAX_STEPS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.aubade.device.DeviceId;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.program.Join;
import org.aubade.program.Modifiers;
import org.aubade.program.ProgramLimits;
import org.aubade.program.Step;
import org.aubade.program.StepPath;
import org.aubade.text.DocumentNode;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Sequence;
import org.aubade.text.Fields;
import org.aubade.text.ScalarParser;
import org.aubade.text.Violations;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/** Reads the tree of steps. A method that returns null has reported a violation. */
final class StepReader {
    private static final String EXAMPLE = "a step such as {send: hue-light, type: SWITCH_ON}";
    private static final String STEPS = "a list of steps";

    private final String program;
    private final Violations violations;
    private int steps;

    /** @param program the name of the program for errors */
    StepReader(String program, Violations violations) {
        this.program = program;
        this.violations = violations;
    }

    /** Reads the value of {@code do}: a step, or a list, which is a {@code seq} if it has more than one step. */
    @Nullable Step root(Fields fields) {
        return switch (fields.node(ProgramReader.DO)) {
            case null -> {
                fields.report(ProgramReader.DO, "do is missing; expected " + EXAMPLE + ", or " + STEPS);
                yield null;
            }
            case Mapping step -> step(step, StepPath.ROOT);
            case Sequence list
            when list.items().size() == 1 -> step(list.items().getFirst(), StepPath.ROOT);
            case Sequence _ -> {
                steps++;
                yield seqOf(children(fields, ProgramReader.DO, StepPath.ROOT));
            }
            case DocumentNode other -> {
                fields.report(ProgramReader.DO, Fields.mismatch(other, EXAMPLE + ", or " + STEPS));
                yield null;
            }
        };
    }

    private @Nullable Step step(DocumentNode node, StepPath path) {
        if (++steps > MAX_STEPS) {
            violations.addLast(ProgramReader.DO, ProgramLimits.tooMany(program), node.line());
            return null;
        }
        if (node instanceof Mapping mapping) {
            return step(Fields.at(path, mapping, violations), path);
        }
        violations.add(path.toString(), Fields.mismatch(node, EXAMPLE), node.line());
        return null;
    }

    private @Nullable Step step(Fields fields, StepPath path) {
        StepSyntax syntax = StepKindReader.syntax(fields);
        Modifiers modifiers = ModifiersReader.read(fields);
        Step step = syntax == null ? null : syntax.reader().read(this, fields, path);
        return step == null ? null : step.with(modifiers);
    }

    @Nullable Step send(Fields fields, StepPath path) {
        DeviceId device = fields.read("send", "a device id such as hue-light", DeviceId::new);
        MessageType type = fields.require("type", "a message type such as SWITCH_ON", StepReader::type);
        Message message = type == null ? null : message(fields, type);
        return device == null || message == null ? null : new Step.Send(device, message, Modifiers.NONE);
    }

    private static @Nullable Message message(Fields fields, MessageType type) {
        Function<String, Message> withData = data -> new Message(type, data);
        if (fields.node("data") != null) {
            return fields.read("data", type.dataFormat().description(), withData);
        }
        try {
            return withData.apply("");
        } catch (IllegalArgumentException e) {
            fields.report("data", "data is missing: " + e.getMessage());
            return null;
        }
    }

    private static MessageType type(String word) {
        return ScalarParser.choice("message type", word, List.of(MessageType.values()), MessageType::name);
    }

    @Nullable Step seq(Fields fields, StepPath path) {
        return seqOf(children(fields, "seq", path));
    }

    private static @Nullable Step seqOf(@Nullable List<Step> children) {
        return children == null ? null : new Step.Seq(children, Modifiers.NONE);
    }

    @Nullable Step par(Fields fields, StepPath path) {
        Join join = fields.read("join", "all or failFast", StepReader::join);
        Integer max = fields.read("max", "how many may be in flight", StepReader::max);
        List<Step> children = children(fields, "par", path);
        return children == null
                ? null
                : new Step.Par(
                        children,
                        join == null ? Join.ALL : join,
                        max == null ? Step.Par.UNBOUNDED : max,
                        Modifiers.NONE);
    }

    private static Join join(String word) {
        return ScalarParser.choice("join", word, List.of(Join.values()), Join::word);
    }

    private static int max(String text) {
        int max = ScalarParser.wholeNumber(text);
        if (max < 1) {
            throw new IllegalArgumentException("max must be 1 or more; found " + text);
        }
        return max;
    }

    @Nullable Step race(Fields fields, StepPath path) {
        List<Step> children = children(fields, "race", path);
        return children == null ? null : new Step.Race(children, Modifiers.NONE);
    }

    @Nullable Step delay(Fields fields, StepPath path) {
        return fields.read("delay", "a duration such as 10s", text -> Step.delay(Durations.parse(text)));
    }

    @Nullable Step call(Fields fields, StepPath path) {
        return fields.read("call", "the name of a program", Step::call);
    }

    private @Nullable List<Step> children(Fields fields, String key, StepPath path) {
        if (!(fields.node(key) instanceof Sequence list)) {
            DocumentNode found = fields.node(key);
            fields.report(key, found == null ? key + " is missing" : Fields.mismatch(found, STEPS));
            return null;
        }
        if (list.items().isEmpty()) {
            fields.report(key, key + " needs at least one step; found an empty list");
            return null;
        }
        if (path.depth() >= MAX_DEPTH) {
            violations.addLast(ProgramReader.DO, ProgramLimits.tooDeep(program), list.line());
            return null;
        }
        List<Step> children = new ArrayList<>(list.items().size());
        for (int i = 0; i < list.items().size() && !violations.isClosed(); i++) {
            Step child = step(list.items().get(i), path.child(i));
            if (child != null) {
                children.add(child);
            }
        }
        return children.size() == list.items().size() ? children : null;
    }
}
