package org.aubade.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.text.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of step is written.
 *
 * @param kind the key that names it
 * @param options the keys that it takes besides
 * @param reading makes the step, without modifiers
 */
record StepForm(String kind, List<String> options, Reading reading) {
    /** The keys that any step takes. */
    static final List<String> MODIFIERS = List.of("name", "timeout", "retry", "optional");

    /** Every kind. */
    static final List<StepForm> ALL = List.of(
            new StepForm("send", List.of("type", "data"), StepReader::send),
            new StepForm("seq", List.of(), StepReader::seq),
            new StepForm("par", List.of("join", "max"), StepReader::par),
            new StepForm("race", List.of(), StepReader::race),
            new StepForm("delay", List.of(), StepReader::delay),
            new StepForm("call", List.of(), StepReader::call));

    /** The kind keys. */
    static final List<String> KINDS = ALL.stream().map(StepForm::kind).toList();

    /** Makes the step at {@code path} of what is written there; null if it is wrong, which is then noted. */
    interface Reading {
        @Nullable Step read(StepReader reader, Fields fields, StepPath path);
    }

    /** The form of that kind, if it is one. */
    static Optional<StepForm> of(String kind) {
        return ALL.stream().filter(form -> form.kind.equals(kind)).findFirst();
    }

    /** Every key that this kind takes. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        keys.add(kind);
        keys.addAll(options);
        keys.addAll(MODIFIERS);
        return keys;
    }

    /** Every key that some kind takes. */
    static List<String> allKeys() {
        return ALL.stream().flatMap(form -> form.keys().stream()).distinct().toList();
    }
}
