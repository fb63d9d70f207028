package org.aubade.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** An empty database on a PostgreSQL server. */
final class PostgresDatabase implements TestDatabase {
    private final String url;
    private final List<AgroalDataSource> pools = new ArrayList<>();

    private PostgresDatabase(String url) {
        this.url = url;
    }

    static PostgresDatabase create(Postgres server, String name) {
        Jdbi.create(server.url("postgres"), Postgres.USER, "")
                .useHandle(handle -> handle.execute("CREATE DATABASE " + name));
        return new PostgresDatabase(server.url(name));
    }

    /** The same database, with a further property of the driver, such as {@code ssl=true}. */
    PostgresDatabase with(String property) {
        return new PostgresDatabase(url + "?" + property);
    }

    /** A database that may not be there. */
    static PostgresDatabase at(String url) {
        return new PostgresDatabase(url);
    }

    /** With a pool as Quarkus makes it. */
    @Override
    public Engine engine() {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier();
        configuration
                .connectionPoolConfiguration()
                .maxSize(8)
                .acquisitionTimeout(Duration.ofSeconds(5))
                .exceptionSorter(new PostgreSQLExceptionSorter())
                .connectionFactoryConfiguration()
                .connectionProviderClassName("org.postgresql.Driver")
                .principal(new NamePrincipal(Postgres.USER))
                .jdbcUrl(url);
        AgroalDataSource pool = new io.agroal.pool.DataSource(configuration.get());
        pools.add(pool);
        return new PostgresServer(pool, url);
    }

    @Override
    public Jdbi raw() {
        return Jdbi.create(url, Postgres.USER, "");
    }

    @Override
    public void close() {
        pools.forEach(AgroalDataSource::close);
    }
}
