package org.aubade.store.database;

import java.time.Instant;

/** How the database is. */
public sealed interface DatabaseState {
    /** What it is. */
    String kind();

    /** Where it is, without a password. */
    String place();

    /**
     * It can be read and written, as far as is known.
     *
     * @param schema the version of its tables
     */
    record Working(String kind, String place, String schema) implements DatabaseState {}

    /**
     * It cannot be read or cannot be written, and is tried again every few seconds.
     *
     * @param cause why, and what would help; a sentence without its full stop
     * @param since since when it fails
     */
    record Failing(String kind, String place, String cause, Instant since) implements DatabaseState {}
}
