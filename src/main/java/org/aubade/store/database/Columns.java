package org.aubade.store.database;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an array of each column of many rows, so that one statement takes them all. */
public record Columns<T>(List<T> rows) {
    public @Nullable Object[] of(Function<T, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }
}
