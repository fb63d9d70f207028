package org.aubade.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One server for all the tests that do not stop it, started by the first, stopped with the process. */
public final class SharedPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable Postgres server;

    private SharedPostgres() {}

    /** An empty database. */
    public static synchronized PostgresDatabase database() {
        if (server == null) {
            server = Postgres.temporary();
        }
        return PostgresDatabase.create(server, "test" + DATABASES.incrementAndGet());
    }
}
