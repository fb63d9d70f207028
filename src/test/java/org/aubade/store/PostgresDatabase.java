package org.aubade.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.store.database.Engine;
import org.aubade.store.database.PostgresServer;
import org.aubade.store.database.PostgresSettings;
import org.jdbi.v3.core.Jdbi;

/** An empty database on a PostgreSQL server. */
public final class PostgresDatabase implements TestDatabase {
    private final String url;
    private final List<Engine> engines = new ArrayList<>();

    private PostgresDatabase(String url) {
        this.url = url;
    }

    public static PostgresDatabase create(Postgres server, String name) {
        Jdbi.create(server.url("postgres"), Postgres.USER, "")
                .useHandle(handle -> handle.execute("CREATE DATABASE " + name));
        return new PostgresDatabase(server.url(name));
    }

    /** The same database, with a further property of the driver, such as {@code ssl=true}. */
    public PostgresDatabase with(String property) {
        return new PostgresDatabase(url + "?" + property);
    }

    /** A database that may not be there. */
    public static PostgresDatabase at(String url) {
        return new PostgresDatabase(url);
    }

    @Override
    public Engine engine() {
        Engine engine = PostgresServer.at(new PostgresSettings(url, Optional.of(Postgres.USER), Optional.empty(), 8));
        engines.add(engine);
        return engine;
    }

    @Override
    public Jdbi raw() {
        return Jdbi.create(url, Postgres.USER, "");
    }

    @Override
    public void close() {
        engines.forEach(Engine::close);
    }
}
