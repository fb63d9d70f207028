package org.aubade.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that are given to one statement as an array for each column. */
record Columns<T>(List<T> rows) {
    @Nullable Object[] of(Function<T, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }
}
