package org.aubade.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.aubade.text.SourceNode.Entry;
import org.aubade.text.SourceNode.Mapping;
import org.aubade.text.SourceNode.Refused;
import org.aubade.text.SourceNode.Scalar;
import org.aubade.text.SourceNode.Sequence;
import org.jspecify.annotations.Nullable;

/** The values of one object by key; what is wrong with them is noted, and they are then as if absent. */
public final class Fields {
    private final Mapping mapping;
    private final @Nullable Object place;
    private final String prefix;
    private final Violations violations;

    private Fields(Mapping mapping, @Nullable Object place, String prefix, Violations violations) {
        this.mapping = mapping;
        this.place = place;
        this.prefix = prefix;
        this.violations = violations;
    }

    /** Those of the outermost object, each key of which is a path. */
    public static Fields ofDocument(Mapping mapping, Violations violations) {
        return new Fields(mapping, null, "", violations);
    }

    /** Those of the object at {@code place}, the text of which is the path of all that is wrong with it. */
    public static Fields at(Object place, Mapping mapping, Violations violations) {
        return new Fields(mapping, place, "", violations);
    }

    /** Those of the object behind {@code key}. */
    public Fields within(String key, Mapping inner) {
        return new Fields(inner, place, prefix + key + ".", violations);
    }

    /** The keys, in the order of the text. */
    public List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    /** What is behind {@code key}, null if the key is absent. */
    public @Nullable SourceNode node(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    /** What {@code make} makes of the text behind {@code key}; null if it is absent or wrong. */
    public <T> @Nullable T read(String key, String expected, Function<String, T> make) {
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
    public <T> @Nullable T require(String key, String expected, Function<String, T> make) {
        if (node(key) == null) {
            report(key, prefix + key + " is missing; expected " + expected);
        }
        return read(key, expected, make);
    }

    /** What {@code make} makes of each text of the list behind {@code key}, without what is wrong; null if there is no list. */
    public <T> @Nullable List<T> readList(String key, String expected, Function<String, T> make) {
        return switch (node(key)) {
            case null -> null;
            case Sequence list -> items(key, list, expected, make);
            case SourceNode other -> {
                report(key, complaint(other, expected));
                yield null;
            }
        };
    }

    private <T> List<T> items(String key, Sequence list, String expected, Function<String, T> make) {
        List<T> made = new ArrayList<>();
        for (SourceNode item : list.items()) {
            if (item instanceof Scalar scalar) {
                T value = attempt(key, scalar.text(), make);
                if (value != null) {
                    made.add(value);
                }
            } else {
                report(key, complaint(item, expected));
            }
        }
        return made;
    }

    /** Those of the object behind {@code key}; null if it is absent or none. */
    public @Nullable Fields object(String key, String expected) {
        return switch (node(key)) {
            case null -> null;
            case Mapping inner -> within(key, inner);
            case SourceNode other -> {
                report(key, complaint(other, expected));
                yield null;
            }
        };
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
    public static String complaint(SourceNode found, String expected) {
        return found instanceof Refused
                ? "found " + found.describe()
                : "found " + found.describe() + "; expected " + expected;
    }

    /** Notes what is wrong with the value of {@code key}, or with its absence. */
    public void report(String key, String message) {
        String whole = prefix + key;
        boolean named = place == null || message.startsWith(whole.split("\\.", 2)[0]) || message.startsWith("unknown ");
        Entry entry = mapping.entries().get(key);
        note(whole, entry == null ? mapping.line() : entry.line(), named ? message : whole + ": " + message);
    }

    /** Notes what is wrong with the object as a whole. */
    public void report(String message) {
        violations.add(place == null ? "" : place.toString(), message, mapping.line());
    }

    /** Notes every key that is not one of {@code known}, in the words of {@code complaint}, and every repeated one. */
    public void allowOnly(List<String> known, UnaryOperator<String> complaint) {
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
        violations.add(place == null ? Wording.shorten(key) : place.toString(), message, line);
    }
}
