package org.aubade.program.catalog;

import org.jspecify.annotations.Nullable;

/** Says that a store of programs, runs or schedules cannot be read or written now. The message says why and what would help. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
