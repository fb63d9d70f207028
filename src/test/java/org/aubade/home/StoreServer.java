package org.aubade.home;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.aubade.store.Postgres;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server, in which the home keeps what it keeps. */
public final class StoreServer implements QuarkusTestResourceLifecycleManager {
    private @Nullable Postgres postgres;

    @Override
    public Map<String, String> start() {
        Postgres started = Postgres.temporary();
        postgres = started;
        return Map.of(
                "aubade.store",
                "postgresql",
                "aubade.postgresql.url",
                started.url("postgres"),
                "aubade.postgresql.username",
                Postgres.USER);
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
