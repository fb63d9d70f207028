package org.aubade.store.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * A database that could be opened.
 *
 * @param schema the version of its tables
 * @param number which opening this is, over all databases of the process, from 1
 */
record Connected(Pools pools, Jdbi writer, Jdbi readers, String schema, long number) {
    private static final AtomicLong OPENINGS = new AtomicLong();

    /** Reaches the database and brings its tables to what this version needs. */
    static Connected to(Engine engine, boolean thorough) throws IOException, SQLException {
        Pools pools = engine.open(thorough);
        try {
            String schema = Migrations.run(engine.writer(), engine.migrations());
            return new Connected(
                    pools,
                    patient(Jdbi.create(engine.writer())),
                    patient(Jdbi.create(pools.readers())),
                    schema,
                    OPENINGS.incrementAndGet());
        } catch (RuntimeException e) {
            pools.close().accept(Failures.describe(e));
            throw e;
        }
    }

    <T> T read(Database.Work<T> work) {
        return readers.withHandle(work::with);
    }

    <T> T write(Database.Work<T> work) {
        return writer.inTransaction(work::with);
    }

    private static Jdbi patient(Jdbi jdbi) {
        jdbi.registerArrayType(String.class, "text")
                .registerArrayType(Integer.class, "integer")
                .registerArrayType(Long.class, "bigint")
                .registerArrayType(Boolean.class, "boolean");
        jdbi.getConfig(SqlStatements.class).setQueryTimeout((int) Database.PATIENCE.toSeconds());
        return jdbi;
    }
}
