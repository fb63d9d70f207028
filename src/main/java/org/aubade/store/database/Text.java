package org.aubade.store.database;

import org.jspecify.annotations.Nullable;

/** Makes text storable in both databases. */
public final class Text {
    private Text() {}

    /** The text with a replacement character for each U+0000, which PostgreSQL refuses: a device may answer anything. */
    public static @Nullable String storable(@Nullable String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
