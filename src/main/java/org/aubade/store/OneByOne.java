package org.aubade.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Lends the one connection of a pool to those who ask, in the order in which they ask. The pool by itself does not see a
 * connection that comes back just when somebody begins to wait for it, who then waits until the next one comes back.
 */
final class OneByOne implements DataSource, AutoCloseable {
    private final Semaphore free = new Semaphore(1, true);
    private final AgroalDataSource pool;
    private final Duration patience;

    OneByOne(AgroalDataSourceConfiguration configuration, Duration patience) {
        this.patience = patience;
        this.pool = new io.agroal.pool.DataSource(configuration, new AgroalDataSourceListener() {
            @Override
            public void onConnectionReturn(Connection connection) {
                free.release();
            }
        });
    }

    /** @throws SQLTimeoutException if the others take too long */
    @Override
    public Connection getConnection() throws SQLException {
        await();
        try {
            return pool.getConnection();
        } catch (SQLException | RuntimeException | Error e) {
            free.release();
            throw e;
        }
    }

    private void await() throws SQLException {
        try {
            if (free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while it waited for its turn", e);
        }
        throw new SQLTimeoutException("others have been writing for " + patience.toSeconds() + " s");
    }

    /** @throws SQLException always: everybody is the same here */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("there are no users");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("aubade");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }

    /** Whoever still waits is told that it is closed. */
    @Override
    public void close() {
        pool.close();
        free.release();
    }
}
