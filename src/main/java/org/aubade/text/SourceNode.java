package org.aubade.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A node of a text, the same for JSON and YAML, before anything is known of its meaning; {@code line} is from 1. */
public sealed interface SourceNode {
    /** The line on which the node starts; 0 if it does not come from a text. */
    int line();

    /** What it is, in words that complete "found …". */
    default String describe() {
        return switch (this) {
            case Mapping _ -> "an object";
            case Sequence _ -> "a list";
            case Scalar scalar -> "'" + Wording.shorten(scalar.text()) + "'";
            case Nothing _ -> "nothing (null)";
            case Refused refused -> refused.why();
        };
    }

    /** Keys with their values in the order of the text; {@code repeated} holds all but the first of the same key. */
    record Mapping(int line, SequencedMap<String, Entry> entries, List<Entry> repeated) implements SourceNode {
        /** An empty one, to be filled. */
        public Mapping(int line) {
            this(line, new LinkedHashMap<>(), new ArrayList<>());
        }

        void add(Entry entry) {
            if (entries.putIfAbsent(entry.key(), entry) != null) {
                repeated.add(entry);
            }
        }

        /** Adds a key with its value. */
        public void put(String key, SourceNode value) {
            add(new Entry(key, 0, value));
        }

        /** Adds a key with a text. */
        public void text(String key, String value) {
            put(key, new Scalar(0, value, false));
        }

        /** Adds a key with a number or boolean. */
        public void bare(String key, Object value) {
            put(key, new Scalar(0, value.toString(), true));
        }

        /** Whether there is no list inside. */
        boolean isFlat() {
            return entries.values().stream().map(Entry::value).allMatch(value -> switch (value) {
                case Sequence _ -> false;
                case Mapping inner -> inner.isFlat();
                case Scalar _, Nothing _, Refused _ -> true;
            });
        }
    }

    /** A key with its own line and its value. */
    record Entry(String key, int line, SourceNode value) {}

    /** A list. */
    record Sequence(int line, List<SourceNode> items) implements SourceNode {
        /** Whether there are only texts, numbers and booleans inside. */
        boolean isFlat() {
            return items.stream().allMatch(Scalar.class::isInstance);
        }
    }

    /** A text, number or boolean as it was written; {@code bare} says that it is a number or boolean. */
    record Scalar(int line, String text, boolean bare) implements SourceNode {}

    /** Null, or no value at all behind a key. */
    record Nothing(int line) implements SourceNode {}

    /** Something that may not be used, whatever it stands for. */
    record Refused(int line, String why) implements SourceNode {}
}
