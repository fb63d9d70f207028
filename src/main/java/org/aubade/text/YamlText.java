package org.aubade.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aubade.text.SourceNode.Entry;
import org.aubade.text.SourceNode.Mapping;
import org.aubade.text.SourceNode.Nothing;
import org.aubade.text.SourceNode.Refused;
import org.aubade.text.SourceNode.Scalar;
import org.aubade.text.SourceNode.Sequence;

/** YAML in blocks, indented by two, with each object that holds no list, and each list of single values, in flow style on one line. */
final class YamlText {
    /** What no YAML reader takes for anything but text, given that it is not a {@link #WORDS word}. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N} _./+;()'!&%–—-]*(?<! )");

    private static final Pattern PLAIN_IN_BLOCK = Pattern.compile("\\p{L}[\\p{L}\\p{N} _./+;()'!&%–—,-]*(?<! )");
    private static final Pattern DURATION = Pattern.compile("-?\\d+(?:ms|s|m|h|d)");
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** The text of {@code tree}, ending in a line break. */
    static String of(Mapping tree) {
        YamlText yaml = new YamlText();
        yaml.entries(tree, 0);
        return yaml.text.toString();
    }

    /** Each entry on its line, the first where the line already stands. */
    private void entries(Mapping mapping, int indent) {
        String start = "";
        for (Entry entry : mapping.entries().values()) {
            text.append(start).append(entry.key()).append(':');
            value(entry.value(), indent);
            start = " ".repeat(indent);
        }
    }

    private void value(SourceNode node, int indent) {
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
        for (SourceNode item : list.items()) {
            text.repeat(' ', indent).append("- ");
            if (item instanceof Mapping mapping && !mapping.isFlat()) {
                entries(mapping, indent + 2);
            } else {
                text.append(onOneLine(item, PLAIN_IN_BLOCK)).append('\n');
            }
        }
    }

    private static String onOneLine(SourceNode node, Pattern plain) {
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
