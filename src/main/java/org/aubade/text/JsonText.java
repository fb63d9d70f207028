package org.aubade.text;

import java.util.Iterator;
import org.aubade.text.DocumentNode.Entry;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Nothing;
import org.aubade.text.DocumentNode.Refused;
import org.aubade.text.DocumentNode.Scalar;
import org.aubade.text.DocumentNode.Sequence;

/** Writes JSON, indented by two. An object that contains no list, and a list of scalars, are each written on one line. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** {@code tree} as JSON, ending in a line break. */
    static String of(Mapping tree) {
        JsonText json = new JsonText();
        json.block(tree, 0);
        return json.text.append('\n').toString();
    }

    private void node(DocumentNode node, int indent) {
        switch (node) {
            case Mapping mapping when mapping.isFlat() -> flat(mapping, indent);
            case Mapping mapping -> block(mapping, indent);
            case Sequence list when list.isFlat() -> flat(list, indent);
            case Sequence list -> list(list, indent);
            case Scalar scalar -> text.append(scalar.bare() ? scalar.text() : QuotedText.of(scalar.text()));
            case Nothing _, Refused _ -> text.append("null");
        }
    }

    private void flat(Mapping mapping, int indent) {
        text.append('{');
        String separator = "";
        for (Entry entry : mapping.entries().values()) {
            text.append(separator);
            entry(entry, indent);
            separator = ", ";
        }
        text.append('}');
    }

    private void block(Mapping mapping, int indent) {
        text.append('{');
        Iterator<Entry> entries = mapping.entries().values().iterator();
        while (entries.hasNext()) {
            newLine(indent + 2);
            entry(entries.next(), indent + 2);
            text.append(entries.hasNext() ? "," : "");
        }
        newLine(indent);
        text.append('}');
    }

    private void entry(Entry entry, int indent) {
        text.append(QuotedText.of(entry.key())).append(": ");
        node(entry.value(), indent);
    }

    private void list(Sequence list, int indent) {
        text.append('[');
        Iterator<DocumentNode> items = list.items().iterator();
        while (items.hasNext()) {
            newLine(indent + 2);
            node(items.next(), indent + 2);
            text.append(items.hasNext() ? "," : "");
        }
        newLine(indent);
        text.append(']');
    }

    private void flat(Sequence list, int indent) {
        text.append('[');
        String separator = "";
        for (DocumentNode item : list.items()) {
            text.append(separator);
            node(item, indent);
            separator = ", ";
        }
        text.append(']');
    }

    private void newLine(int indent) {
        text.append('\n').repeat(' ', indent);
    }
}
