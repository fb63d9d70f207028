package org.aubade.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aubade.text.DocumentNode.Entry;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Nothing;
import org.aubade.text.DocumentNode.Refused;
import org.aubade.text.DocumentNode.Scalar;
import org.aubade.text.DocumentNode.Sequence;

/** Writes YAML in block style, indented by two. An object that contains no list, and a list of scalars, are each written in flow style on one line. */
final class YamlText {
    /** Matches texts that no YAML 1.1 or 1.2 parser reads as anything but a string, except the {@link #WORDS}, which it reads as booleans or null. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N} _./+;()'!&%–—-]*(?<! )");

    private static final Pattern PLAIN_IN_BLOCK = Pattern.compile("\\p{L}[\\p{L}\\p{N} _./+;()'!&%–—,-]*(?<! )");
    private static final Pattern DURATION = Pattern.compile("-?\\d+(?:ms|s|m|h|d)");
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** {@code tree} as YAML, ending in a line break. */
    static String of(Mapping tree) {
        YamlText yaml = new YamlText();
        yaml.entries(tree, 0);
        return yaml.text.toString();
    }

    /** Writes each entry on a line of its own; the first goes on with the current line, which is already indented. */
    private void entries(Mapping mapping, int indent) {
        String start = "";
        for (Entry entry : mapping.entries().values()) {
            text.append(start).append(entry.key()).append(':');
            value(entry.value(), indent);
            start = " ".repeat(indent);
        }
    }

    private void value(DocumentNode node, int indent) {
        switch (node) {
            case Mapping mapping
            when !mapping.isFlat() -> {
                text.append('\n').repeat(' ', indent + 2);
                entries(mapping, indent + 2);
            }
            case Sequence list
            when !list.isFlat() -> {
                text.append('\n');
                items(list, indent + 2);
            }
            case Mapping _, Sequence _, Scalar _, Nothing _, Refused _ ->
                text.append(' ').append(onOneLine(node, PLAIN_IN_BLOCK)).append('\n');
        }
    }

    private void items(Sequence list, int indent) {
        for (DocumentNode item : list.items()) {
            text.repeat(' ', indent).append("- ");
            if (item instanceof Mapping mapping && !mapping.isFlat()) {
                entries(mapping, indent + 2);
            } else {
                text.append(onOneLine(item, PLAIN_IN_BLOCK)).append('\n');
            }
        }
    }

    private static String onOneLine(DocumentNode node, Pattern plain) {
        return switch (node) {
            case Scalar scalar -> scalar.bare() ? scalar.text() : scalar(scalar.text(), plain);
            case Mapping mapping -> flow(mapping);
            case Sequence list ->
                list.items().stream().map(item -> onOneLine(item, PLAIN)).collect(Collectors.joining(", ", "[", "]"));
            case Nothing _, Refused _ -> "null";
        };
    }

    private static String flow(Mapping mapping) {
        StringBuilder flow = new StringBuilder("{");
        for (Entry entry : mapping.entries().values()) {
            flow.append(flow.length() == 1 ? "" : ", ").append(entry.key()).append(": ");
            flow.append(onOneLine(entry.value(), PLAIN));
        }
        return flow.append('}').toString();
    }

    private static String scalar(String value, Pattern plain) {
        boolean safe = plain.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT));
        return safe || DURATION.matcher(value).matches() ? value : QuotedText.of(value);
    }
}
