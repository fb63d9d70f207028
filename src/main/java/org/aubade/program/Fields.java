package org.aubade.program;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.aubade.program.SourceNode.Entry;
import org.aubade.program.SourceNode.Mapping;
import org.aubade.program.SourceNode.Refused;
import org.aubade.program.SourceNode.Scalar;
import org.jspecify.annotations.Nullable;

/** The values of one object by key; what is wrong with them is noted, and they are then as if absent. */
final class Fields {
    private final Mapping mapping;
    private final @Nullable StepPath step;
    private final String prefix;
    private final Violations violations;

    private Fields(Mapping mapping, @Nullable StepPath step, String prefix, Violations violations) {
        this.mapping = mapping;
        this.step = step;
        this.prefix = prefix;
        this.violations = violations;
    }

    /** Those of a program, each key of which is a path. */
    static Fields ofProgram(Mapping mapping, Violations violations) {
        return new Fields(mapping, null, "", violations);
    }

    /** Those of the step at {@code step}. */
    static Fields ofStep(Mapping mapping, StepPath step, Violations violations) {
        return new Fields(mapping, step, "", violations);
    }

    /** Those of the object behind {@code key}. */
    Fields within(String key, Mapping inner) {
        return new Fields(inner, step, prefix + key + ".", violations);
    }

    /** The keys, in the order of the text. */
    List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    /** What is behind {@code key}, null if the key is absent. */
    @Nullable SourceNode node(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    /** What {@code make} makes of the text behind {@code key}; null if it is absent or wrong. */
    <T> @Nullable T read(String key, String expected, Function<String, T> make) {
        return switch (node(key)) {
            case null -> null;
            case Scalar scalar -> attempt(key, scalar.text(), make);
            case SourceNode other -> {
                report(key, complaint(other, expected));
                yield null;
            }
        };
    }

    /** The same, and an absent key is wrong. */
    <T> @Nullable T require(String key, String expected, Function<String, T> make) {
        if (node(key) == null) {
            report(key, prefix + key + " is missing; expected " + expected);
        }
        return read(key, expected, make);
    }

    private <T> @Nullable T attempt(String key, String text, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException e) {
            report(key, String.valueOf(e.getMessage()).replace(text, Wording.shorten(text)));
            return null;
        }
    }

    /** {@code found a list; expected a device id such as hue-light}. */
    static String complaint(SourceNode found, String expected) {
        return found instanceof Refused
                ? "found " + found.describe()
                : "found " + found.describe() + "; expected " + expected;
    }

    /** Notes what is wrong with the value of {@code key}, or with its absence. */
    void report(String key, String message) {
        String whole = prefix + key;
        boolean named = step == null || message.startsWith(whole.split("\\.", 2)[0]) || message.startsWith("unknown ");
        Entry entry = mapping.entries().get(key);
        note(whole, entry == null ? mapping.line() : entry.line(), named ? message : whole + ": " + message);
    }

    /** Notes what is wrong with the object as a whole. */
    void report(String message) {
        violations.add(step == null ? "" : step.toString(), message, mapping.line());
    }

    /** Notes every key that is not one of {@code known}, in the words of {@code complaint}, and every repeated one. */
    void allowOnly(List<String> known, UnaryOperator<String> complaint) {
        for (Entry entry : mapping.entries().values()) {
            if (!known.contains(entry.key())) {
                note(prefix + entry.key(), entry.line(), complaint.apply(entry.key()));
            }
        }
        for (Entry again : mapping.repeated()) {
            String key = prefix + again.key();
            note(key, again.line(), "the key '" + Wording.shorten(key) + "' is there twice; keep one");
        }
    }

    private void note(String key, int line, String message) {
        violations.add(step == null ? Wording.shorten(key) : step.toString(), message, line);
    }
}
