package org.aubade.store;

import org.jspecify.annotations.Nullable;

/** Text as both databases can keep it. */
final class Text {
    private Text() {}

    /** Without the character that PostgreSQL refuses, wherever the text came from. */
    static @Nullable String storable(@Nullable String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
