package org.aubade.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.aubade.store.Trouble.Remedy;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One file in a directory that belongs to this process while it is open. */
final class SqliteFile implements Engine {
    private static final Map<String, String> PRAGMAS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "foreign_keys", "true",
            "busy_timeout", "5000",
            "transaction_mode", "IMMEDIATE",
            "journal_size_limit", "67108864",
            "cache_size", "-8000");

    /** In pages of 4 kB: what is changed again and again is then copied into the file more rarely. */
    private static final String CHECKPOINTS = "PRAGMA wal_autocheckpoint = 4000";

    private final Path directory;
    private final Map<String, String> settings;
    private final SingleConnectionDataSource writer = new SingleConnectionDataSource(Database.PATIENCE);

    /**
     * @param directory where the file is; created if it is not there
     * @param settings further pragmas
     */
    SqliteFile(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "SQLite";
    }

    @Override
    public String place() {
        return file().toString();
    }

    @Override
    public String migrations() {
        return "sqlite";
    }

    @Override
    public String now() {
        return "CAST(unixepoch('subsec') * 1000000 AS INTEGER)";
    }

    @Override
    public JdbcCustomization taskDialect() {
        return new SqliteJdbcCustomization();
    }

    @Override
    public String taskTime(String micros) {
        return "(" + micros + ") / 1000";
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public boolean takesArrays() {
        return false;
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public DataSource writer() {
        return writer;
    }

    @Override
    public Pools open(boolean thorough) throws IOException, SQLException {
        DirectoryLock lock = DirectoryLock.take(directory);
        AgroalDataSource readers = new io.agroal.pool.DataSource(readers());
        Pools pools = new Pools(readers, () -> {}, why -> {
            readers.close();
            writer.close(why);
            lock.close();
        });
        try {
            Connection connection = JDBC.createConnection(url(), properties());
            writer.open(connection);
            prepare(connection, thorough);
            return pools;
        } catch (SQLException | RuntimeException e) {
            pools.close().accept(Failures.describe(e));
            throw e;
        }
    }

    @Override
    public Trouble explain(Throwable failure) {
        if (failure instanceof SQLiteException sqlite) {
            return explain(sqlite.getResultCode(), Failures.describe(failure));
        }
        if (failure instanceof DirectoryInUse) {
            return new Trouble(Failures.describe(failure), Remedy.REOPEN);
        }
        return failure instanceof IOException
                ? new Trouble(
                        "the data directory " + directory + " cannot be written (" + failure
                                + "); make it a directory that this process may write, or name another with"
                                + " aubade.data",
                        Remedy.REOPEN)
                : new Trouble(place() + " cannot be used: " + Failures.describe(failure), Remedy.WAIT);
    }

    private Trouble explain(SQLiteErrorCode code, String message) {
        int kind = code.code & 0xff;
        if (kind == SQLiteErrorCode.SQLITE_FULL.code) {
            return new Trouble(
                    "the disk that holds " + place() + " is full; free some space there, and it goes on by itself",
                    Remedy.WAIT);
        }
        if (kind == SQLiteErrorCode.SQLITE_NOTADB.code || kind == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return new Trouble(
                    place() + " is damaged or no database (" + message + "); put a backup in its place, or move it and"
                            + " its -wal and -shm files away to begin with an empty one",
                    Remedy.REOPEN);
        }
        if (kind == SQLiteErrorCode.SQLITE_READONLY.code
                || kind == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || kind == SQLiteErrorCode.SQLITE_PERM.code) {
            return new Trouble(
                    place() + " cannot be written (" + message + "); let this process write that file and its"
                            + " directory",
                    Remedy.REOPEN);
        }
        return new Trouble(
                place() + " cannot be used: " + message,
                kind == SQLiteErrorCode.SQLITE_IOERR.code ? Remedy.REOPEN : Remedy.WAIT);
    }

    private Path file() {
        return directory.resolve("aubade.db");
    }

    private String url() {
        return JDBC.PREFIX + file();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(PRAGMAS);
        properties.putAll(settings);
        return properties;
    }

    private AgroalDataSourceConfiguration readers() {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier();
        var connections = configuration
                .connectionPoolConfiguration()
                .maxSize(Workers.COUNT)
                .acquisitionTimeout(Database.PATIENCE)
                .connectionFactoryConfiguration()
                .connectionProviderClass(JDBC.class)
                .jdbcUrl(url())
                .initialSql("PRAGMA query_only = 1");
        properties().forEach((name, value) -> connections.jdbcProperty((String) name, (String) value));
        return configuration.get();
    }

    private static void prepare(Connection connection, boolean thorough) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var _ = statement.execute(CHECKPOINTS);
            try (ResultSet result =
                    statement.executeQuery(thorough ? "PRAGMA quick_check(1)" : "SELECT count(*) FROM sqlite_schema")) {
                String answer = result.next() ? result.getString(1) : "nothing";
                if (thorough && !answer.equals("ok")) {
                    throw new SQLiteException(answer, SQLiteErrorCode.SQLITE_CORRUPT);
                }
            }
        }
    }
}
