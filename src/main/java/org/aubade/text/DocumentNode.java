package org.aubade.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A node of the tree that JSON and YAML are both parsed to. It knows nothing of what it means to a program or schedule. */
public sealed interface DocumentNode {
    /** The line on which the node starts, from 1; 0 if it was not parsed from a text. */
    int line();

    /** A description for errors that completes "found …". */
    default String describe() {
        return switch (this) {
            case Mapping _ -> "an object";
            case Sequence _ -> "a list";
            case Scalar scalar -> "'" + ErrorMessages.shorten(scalar.text()) + "'";
            case Nothing _ -> "nothing (null)";
            case Refused refused -> refused.why();
        };
    }

    /**
     * An object.
     *
     * @param entries the keys with their values, in the order of the text
     * @param repeated where a key is written more than once, every entry of it but the first
     */
    record Mapping(int line, SequencedMap<String, Entry> entries, List<Entry> repeated) implements DocumentNode {
        /** An empty object. */
        public Mapping(int line) {
            this(line, new LinkedHashMap<>(), new ArrayList<>());
        }

        void add(Entry entry) {
            if (entries.putIfAbsent(entry.key(), entry) != null) {
                repeated.add(entry);
            }
        }

        /** Adds {@code key} with a value that was not parsed from a text. */
        public void put(String key, DocumentNode value) {
            add(new Entry(key, 0, value));
        }

        /** Adds {@code key} with a text as its value. */
        public void text(String key, String value) {
            put(key, new Scalar(0, value, false));
        }

        /** Adds {@code key} with a number or boolean as its value. */
        public void bare(String key, Object value) {
            put(key, new Scalar(0, value.toString(), true));
        }

        /** Whether the object contains no list at any depth. */
        boolean isFlat() {
            return entries.values().stream().map(Entry::value).allMatch(value -> switch (value) {
                case Sequence _ -> false;
                case Mapping inner -> inner.isFlat();
                case Scalar _, Nothing _, Refused _ -> true;
            });
        }
    }

    /** A key, the line of the key, and its value. */
    record Entry(String key, int line, DocumentNode value) {}

    /** A list. */
    record Sequence(int line, List<DocumentNode> items) implements DocumentNode {
        /** Whether every item is a text, number or boolean. */
        boolean isFlat() {
            return items.stream().allMatch(Scalar.class::isInstance);
        }
    }

    /** A text, number or boolean as it was written; {@code bare} is true for a number or boolean. */
    record Scalar(int line, String text, boolean bare) implements DocumentNode {}

    /** Null, or a key without a value. */
    record Nothing(int line) implements DocumentNode {}

    /** A YAML alias or tag, which documents may not use; {@code why} completes "found …". */
    record Refused(int line, String why) implements DocumentNode {}
}
