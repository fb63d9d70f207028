package org.aubade.text;

import org.aubade.text.SourceNode.Mapping;

/** The two ways of writing the one form that programs and schedules have. */
public enum TextFormat {
    /** RFC 8259. */
    JSON,
    /** YAML 1.1 or 1.2, one document, without aliases and tags. */
    YAML;

    /** The text of {@code tree}, ending in a line break. */
    public String write(Mapping tree) {
        return switch (this) {
            case JSON -> JsonText.of(tree);
            case YAML -> YamlText.of(tree);
        };
    }
}
