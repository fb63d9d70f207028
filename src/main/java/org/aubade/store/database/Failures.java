package org.aubade.store.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;

/** Finds what went wrong behind the exceptions of the libraries that passed it on. */
public final class Failures {
    /** What PostgreSQL says of a query that took longer than it may. */
    private static final String QUERY_CANCELED = "57014";

    private Failures() {}

    /** The failure of the database among the causes of {@code failure}. */
    public static Optional<SQLException> sql(Throwable failure) {
        return cause(failure, SQLException.class);
    }

    /** Whether the database failed. Slowness does not count: a slow database may still serve other processes in time. */
    public static boolean isOutage(Throwable failure) {
        return sql(failure)
                .filter(sql -> !(sql instanceof SQLTimeoutException) && !QUERY_CANCELED.equals(sql.getSQLState()))
                .isPresent();
    }

    /** The innermost cause of that type. */
    static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        Optional<T> found = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                found = Optional.of(type.cast(cause));
            }
        }
        return found;
    }

    /** The failure of the database or of the file system behind {@code failure}, or {@code failure} itself. */
    static Throwable root(Throwable failure) {
        return sql(failure)
                .<Throwable>map(sql -> sql)
                .or(() -> cause(failure, IOException.class))
                .orElse(failure);
    }

    /** The message of {@code failure} on one line, or its class if it has none. */
    public static String describe(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
