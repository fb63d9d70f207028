package org.aubade.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an array of each column of many rows, so that one statement takes them all. */
record Columns<T>(List<T> rows) {
    @Nullable Object[] of(Function<T, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }
}
