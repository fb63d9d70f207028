package org.aubade.text;

import java.util.stream.Collectors;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Nothing;
import org.aubade.text.DocumentNode.Refused;
import org.aubade.text.DocumentNode.Scalar;
import org.aubade.text.DocumentNode.Sequence;

/** JSON without white space, to stand inside an answer; {@link JsonText} is for people. */
public final class CompactJson {
    private CompactJson() {}

    /** The text of {@code node}, on one line and without a line break behind it. */
    public static String of(DocumentNode node) {
        return switch (node) {
            case Mapping mapping ->
                mapping.entries().values().stream()
                        .map(entry -> QuotedText.of(entry.key()) + ":" + of(entry.value()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Sequence list -> list.items().stream().map(CompactJson::of).collect(Collectors.joining(",", "[", "]"));
            case Scalar scalar -> scalar.bare() ? scalar.text() : QuotedText.of(scalar.text());
            case Nothing _, Refused _ -> "null";
        };
    }
}
