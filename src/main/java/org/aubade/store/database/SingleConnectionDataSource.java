package org.aubade.store.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lends one connection to one caller at a time. SQLite lets one connection write at a time, and has no queue for others: they
 * would ask again and again until one of them happens to ask in the right moment. Here callers wait in the order in which they
 * asked.
 *
 * <p>It can be closed and opened again, so that a library can keep it. While it is closed, and to those who wait at that moment,
 * {@link #getConnection} says why it is closed.
 */
final class SingleConnectionDataSource implements DataSource {
    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger("aubade.store");

    private final Duration patience;

    /** Held by whoever has the connection. Whoever had one that was closed meanwhile still gives it back. */
    private final Semaphore turn = new Semaphore(1, true);

    private volatile @Nullable Connection connection;
    private volatile String whyClosed = "it has not been opened yet";

    /** @param patience how long one caller waits for the others */
    SingleConnectionDataSource(Duration patience) {
        this.patience = patience;
    }

    /** Lends {@code next} from now on; it is closed with this. */
    void open(Connection next) {
        connection = next;
    }

    /** Closes the connection, whoever has it; {@code why} is what everybody is told from now on. */
    void close(String why) {
        Connection last = connection;
        whyClosed = why;
        connection = null;
        if (last == null) {
            return;
        }
        try {
            last.close();
        } catch (SQLException e) {
            LOG.debug("The connection could not be closed, and ends with the process.", e);
        }
    }

    /**
     * The connection, until the caller closes it. A transaction that the caller left open is rolled back then.
     *
     * @throws SQLTimeoutException if the others take too long
     * @throws SQLTransientConnectionException if it is closed
     */
    @Override
    public Connection getConnection() throws SQLException {
        await();
        Connection current = connection;
        if (current == null) {
            turn.release();
            throw new SQLTransientConnectionException(whyClosed);
        }
        return (Connection) Proxy.newProxyInstance(
                SingleConnectionDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new Lent(current));
    }

    private void await() throws SQLException {
        try {
            if (turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while it waited for its turn", e);
        }
        throw new SQLTimeoutException("others have been writing for " + patience.toSeconds() + " s");
    }

    /** @throws SQLException always: a file has no users */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("a file has no users");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("nothing is written to a log writer");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("how long to wait is fixed");
    }

    @Override
    public int getLoginTimeout() {
        return (int) patience.toSeconds();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("nothing is logged");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    /** What one caller does with the connection; nothing any more after giving it back, which counts once. */
    private final class Lent implements InvocationHandler {
        private final Connection lent;
        private final AtomicBoolean returned = new AtomicBoolean();

        Lent(Connection lent) {
            this.lent = lent;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "close" -> {
                    giveBack();
                    yield null;
                }
                case "isClosed" -> returned.get() || lent.isClosed();
                default -> call(method, arguments);
            };
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            if (returned.get()) {
                throw new SQLException("the connection has been given back");
            }
            try {
                return method.invoke(lent, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        private void giveBack() throws SQLException {
            if (!returned.compareAndSet(false, true)) {
                return;
            }
            try {
                if (!lent.isClosed() && !lent.getAutoCommit()) {
                    endTransaction();
                }
            } finally {
                turn.release();
            }
        }

        private void endTransaction() throws SQLException {
            try {
                lent.rollback();
            } finally {
                lent.setAutoCommit(true);
            }
        }
    }
}
