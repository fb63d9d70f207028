package org.aubade.text;

import org.aubade.text.DocumentNode.Mapping;

/** The two formats in which programs and schedules are written; both have the same structure. */
public enum TextFormat {
    /** JSON, RFC 8259. */
    JSON,
    /** YAML 1.1 or 1.2, one document, without aliases and tags. */
    YAML;

    /** {@code tree} in this format, ending in a line break. */
    public String write(Mapping tree) {
        return switch (this) {
            case JSON -> JsonText.of(tree);
            case YAML -> YamlText.of(tree);
        };
    }
}
