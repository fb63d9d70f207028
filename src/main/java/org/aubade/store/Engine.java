package org.aubade.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What SQLite and PostgreSQL do differently. */
public sealed interface Engine permits SqliteFile, PostgresServer {
    /** Its name, for people. */
    String kind();

    /** Its path or URL without a password, for people. */
    String place();

    /** The directory below {@code db/migration} that has its migrations. */
    String migrations();

    /** Connections for changes, for as long as this process lives; while it is not open, there are none. */
    DataSource writer();

    /**
     * Connects to it; the caller closes the pools.
     *
     * @param thorough whether to look for damage in the whole database, which takes time
     */
    Pools open(boolean thorough) throws IOException, SQLException;

    /** Closes every connection, for good. */
    default void close() {}

    /** Explains a failure in words for people, and what this process can do about it. */
    Trouble explain(Throwable failure);

    /** The SQL expression for the current instant of the database's clock, in microseconds. */
    String now();

    /** The dialect in which db-scheduler speaks to it. */
    JdbcCustomization taskDialect();

    /** The SQL expression for an instant as the table of db-scheduler keeps it, from one in microseconds. */
    String taskTime(String micros);

    /** The clause that makes a query skip rows which another transaction has locked. */
    String skipLocked();

    /** Whether only one process at a time can use the database, so that every other session in it has ended. */
    boolean isExclusive();

    /** Whether a statement takes arrays. A server takes few large statements in less time than many small ones. */
    boolean takesArrays();
}
