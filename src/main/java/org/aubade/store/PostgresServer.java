package org.aubade.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.aubade.store.Trouble.Remedy;

/**
 * A database on a PostgreSQL server, which any number of processes may share.
 *
 * @param pool its connections
 * @param place where it is, without a password
 */
record PostgresServer(AgroalDataSource pool, String place) implements Engine {
    private static final Set<String> STARTING_OR_STOPPING = Set.of("57P01", "57P02", "57P03");

    /** What the driver is told: a server that does not answer is given up soon. In seconds. */
    private static final Map<String, String> DRIVER =
            Map.of("connectTimeout", "5", "socketTimeout", "15", "tcpKeepAlive", "true");

    /** So often connections that nobody uses are tried, since a firewall may have dropped them. */
    private static final Duration VALIDATION = Duration.ofMinutes(2);

    /** So long a connection is kept that nobody uses. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** Connects when the first connection is needed. */
    static PostgresServer at(PostgresSettings settings) {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier();
        var connections = configuration
                .connectionPoolConfiguration()
                .maxSize(settings.maxConnections())
                .acquisitionTimeout(Database.PATIENCE)
                .idleValidationTimeout(VALIDATION)
                .reapTimeout(IDLE)
                .connectionValidator(ConnectionValidator.defaultValidator())
                .exceptionSorter(new PostgreSQLExceptionSorter())
                .connectionFactoryConfiguration()
                .connectionProviderClassName("org.postgresql.Driver")
                .jdbcUrl(settings.url());
        settings.username().map(NamePrincipal::new).ifPresent(connections::principal);
        settings.password().map(SimplePassword::new).ifPresent(connections::credential);
        DRIVER.forEach(connections::jdbcProperty);
        return new PostgresServer(new io.agroal.pool.DataSource(configuration.get()), settings.place());
    }

    @Override
    public String kind() {
        return "PostgreSQL";
    }

    @Override
    public String migrations() {
        return "postgresql";
    }

    @Override
    public String now() {
        return "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)";
    }

    @Override
    public JdbcCustomization taskDialect() {
        return new PostgreSqlJdbcCustomization(false, false);
    }

    @Override
    public String taskTime(String micros) {
        return "to_timestamp((" + micros + ") / 1000000.0)";
    }

    @Override
    public String skipLocked() {
        return "FOR UPDATE SKIP LOCKED";
    }

    @Override
    public boolean takesArrays() {
        return true;
    }

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Override
    public DataSource writer() {
        return pool;
    }

    @Override
    public Pools open(boolean thorough) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isValid((int) Database.PATIENCE.toSeconds())) {
                throw new SQLException("the connection is broken", "08006");
            }
        }
        return new Pools(pool, () -> pool.flush(AgroalDataSource.FlushMode.IDLE), _ -> {});
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public Trouble explain(Throwable failure) {
        String state = failure instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        String said = " (" + Failures.describe(failure) + ")";
        if (state.startsWith("08") || STARTING_OR_STOPPING.contains(state)) {
            return new Trouble(
                    place + " does not answer" + said + "; start PostgreSQL or mend the way to it, and it goes on by"
                            + " itself",
                    Remedy.AGAIN);
        }
        if (state.startsWith("40")) {
            return new Trouble(
                    place + " stopped one of two changes that were in each other's way" + said, Remedy.AGAIN);
        }
        if (state.startsWith("28")) {
            return waiting(" refuses the login" + said + "; check aubade.postgresql.username and password");
        }
        if (state.startsWith("3D")) {
            return waiting(" has no such database" + said + "; create it, or correct aubade.postgresql.url");
        }
        if (state.equals("25006")) {
            return waiting(" is read-only" + said + "; name the primary server in aubade.postgresql.url");
        }
        if (state.equals("42501")) {
            return waiting(" does not let the user do this" + said + "; make the user the owner of the schema");
        }
        if (state.equals("53100")) {
            return waiting(": its disk is full" + said + "; free some space there, and it goes on by itself");
        }
        return waiting(" cannot be used" + said);
    }

    private Trouble waiting(String problem) {
        return new Trouble(place + problem, Remedy.WAIT);
    }
}
