package org.aubade.program.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.program.Step;
import org.aubade.program.StepPath;
import org.aubade.text.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of one kind of step: its keys, and how it is read.
 *
 * @param kind the key that identifies the kind
 * @param options the other keys of this kind
 * @param reader reads the step without its modifiers
 */
record StepSyntax(String kind, List<String> options, Reader reader) {
    /** The keys that every kind of step may have. */
    static final List<String> MODIFIERS = List.of("name", "timeout", "retry", "optional");

    /** The syntax of every kind, in the order in which errors list them. */
    static final List<StepSyntax> ALL = List.of(
            new StepSyntax("send", List.of("type", "data"), StepReader::send),
            new StepSyntax("seq", List.of(), StepReader::seq),
            new StepSyntax("par", List.of("join", "max"), StepReader::par),
            new StepSyntax("race", List.of(), StepReader::race),
            new StepSyntax("delay", List.of(), StepReader::delay),
            new StepSyntax("call", List.of(), StepReader::call));

    /** The key of every kind. */
    static final List<String> KINDS = ALL.stream().map(StepSyntax::kind).toList();

    /** Reads the step at {@code path} from its fields; returns null after reporting that it is wrong. */
    interface Reader {
        @Nullable Step read(StepReader reader, Fields fields, StepPath path);
    }

    /** The syntax of {@code kind}; empty if there is no such kind. */
    static Optional<StepSyntax> of(String kind) {
        return ALL.stream().filter(syntax -> syntax.kind.equals(kind)).findFirst();
    }

    /** Every key that a step of this kind may have. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        keys.add(kind);
        keys.addAll(options);
        keys.addAll(MODIFIERS);
        return keys;
    }

    /** Every key that some kind of step may have. */
    static List<String> allKeys() {
        return ALL.stream().flatMap(syntax -> syntax.keys().stream()).distinct().toList();
    }
}
