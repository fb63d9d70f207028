package org.aubade.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** What SQLite and PostgreSQL do differently. */
sealed interface Engine permits SqliteFile, PostgresServer {
    /** What people call it. */
    String kind();

    /** Where it is, without a password. */
    String place();

    /** The directory of its migrations, below {@code db/migration}. */
    String migrations();

    /**
     * Reaches it; the pools are closed by the caller.
     *
     * @param thorough whether to look for damage, which takes time
     */
    Pools open(boolean thorough) throws IOException, SQLException;

    /** What a failure means, in words for people. */
    Trouble explain(Throwable failure);

    /** The SQL expression for the current instant of the database's clock, in microseconds. */
    String now();

    /** How db-scheduler speaks to it. */
    JdbcCustomization taskDialect();

    /** The instant that {@code micros} stands for, as the table of db-scheduler has instants. */
    String taskTime(String micros);

    /** What ends a query that leaves out rows which somebody else is changing. */
    String skipLocked();

    /** Whether no other process can be using the database, so that every other session in it has ended. */
    boolean isExclusive();

    /** Whether a statement can be given arrays. Each goes to another process and back there, so that few are better. */
    boolean takesArrays();

    /** How often a session without runs says that it is there. */
    Duration idleBeat();
}
