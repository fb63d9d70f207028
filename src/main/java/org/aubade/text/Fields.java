package org.aubade.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.aubade.text.DocumentNode.Entry;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Refused;
import org.aubade.text.DocumentNode.Scalar;
import org.aubade.text.DocumentNode.Sequence;
import org.jspecify.annotations.Nullable;

/** Reads the values of one object by key. A value that is wrong is reported to {@link Violations} and reads as if it were absent. */
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

    /** The fields of the outermost object of a document; the path of a violation is the key that is wrong. */
    public static Fields ofDocument(Mapping mapping, Violations violations) {
        return new Fields(mapping, null, "", violations);
    }

    /** The fields of an inner object; the path of every violation is {@code place} as a string, such as {@code 0.2.1}. */
    public static Fields at(Object place, Mapping mapping, Violations violations) {
        return new Fields(mapping, place, "", violations);
    }

    /** The fields of {@code inner}, which is the value of {@code key}; their paths begin with that key and a dot. */
    public Fields within(String key, Mapping inner) {
        return new Fields(inner, place, prefix + key + ".", violations);
    }

    /** All keys, in the order of the text. */
    public List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    /** The value of {@code key}; null if the key is absent. */
    public @Nullable DocumentNode node(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    /**
     * The value of {@code key}, converted by {@code make}; null if the key is absent or its value is wrong.
     *
     * @param expected completes "expected …" in the error for a value that is not a scalar
     * @param make throws an IllegalArgumentException, with a message for people, for a text that it cannot convert
     */
    public <T> @Nullable T read(String key, String expected, Function<String, T> make) {
        return switch (node(key)) {
            case null -> null;
            case Scalar scalar -> attempt(key, scalar.text(), make);
            case DocumentNode other -> {
                report(key, mismatch(other, expected));
                yield null;
            }
        };
    }

    /** As {@link #read}, but an absent key is reported too. */
    public <T> @Nullable T require(String key, String expected, Function<String, T> make) {
        if (node(key) == null) {
            report(key, prefix + key + " is missing; expected " + expected);
        }
        return read(key, expected, make);
    }

    /** The items of the list that is the value of {@code key}, converted by {@code make}, without the wrong ones; null if there is no list. */
    public <T> @Nullable List<T> readList(String key, String expected, Function<String, T> make) {
        return switch (node(key)) {
            case null -> null;
            case Sequence list -> items(key, list, expected, make);
            case DocumentNode other -> {
                report(key, mismatch(other, expected));
                yield null;
            }
        };
    }

    private <T> List<T> items(String key, Sequence list, String expected, Function<String, T> make) {
        List<T> made = new ArrayList<>();
        for (DocumentNode item : list.items()) {
            if (item instanceof Scalar scalar) {
                T value = attempt(key, scalar.text(), make);
                if (value != null) {
                    made.add(value);
                }
            } else {
                report(key, mismatch(item, expected));
            }
        }
        return made;
    }

    /** The fields of the object that is the value of {@code key}; null if the key is absent or its value is not an object. */
    public @Nullable Fields object(String key, String expected) {
        return switch (node(key)) {
            case null -> null;
            case Mapping inner -> within(key, inner);
            case DocumentNode other -> {
                report(key, mismatch(other, expected));
                yield null;
            }
        };
    }

    private <T> @Nullable T attempt(String key, String text, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException e) {
            report(key, String.valueOf(e.getMessage()).replace(text, ErrorMessages.shorten(text)));
            return null;
        }
    }

    /** An error such as {@code found a list; expected a device id such as hue-light}. */
    public static String mismatch(DocumentNode found, String expected) {
        return found instanceof Refused
                ? "found " + found.describe()
                : "found " + found.describe() + "; expected " + expected;
    }

    /** Reports a violation at {@code key}, which need not be present. */
    public void report(String key, String message) {
        String whole = prefix + key;
        boolean named = place == null || message.startsWith(whole.split("\\.", 2)[0]) || message.startsWith("unknown ");
        Entry entry = mapping.entries().get(key);
        add(whole, entry == null ? mapping.line() : entry.line(), named ? message : whole + ": " + message);
    }

    /** Reports a violation of the object as a whole. */
    public void report(String message) {
        violations.add(place == null ? "" : place.toString(), message, mapping.line());
    }

    /** Reports every repeated key, and, with the message that {@code error} makes, every key that is not among {@code known}. */
    public void allowOnly(List<String> known, UnaryOperator<String> error) {
        for (Entry entry : mapping.entries().values()) {
            if (!known.contains(entry.key())) {
                add(prefix + entry.key(), entry.line(), error.apply(entry.key()));
            }
        }
        for (Entry again : mapping.repeated()) {
            String key = prefix + again.key();
            add(key, again.line(), "the key '" + ErrorMessages.shorten(key) + "' is there twice; keep one");
        }
    }

    private void add(String key, int line, String message) {
        violations.add(place == null ? ErrorMessages.shorten(key) : place.toString(), message, line);
    }
}
