package org.aubade.store.database;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The database of this process. Where it cannot be opened, or is found damaged, that is tried again every few seconds;
 * until then whatever needs it fails with {@link StoreUnavailable}, which says why.
 */
public final class Database implements AutoCloseable {
    /** How long anything may take that somebody waits for. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Engine engine;
    private final TimeSource time;
    private final DatabaseHealth health;
    private final Workers workers = new Workers();
    private final List<Runnable> opened = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connected connected;
    private volatile boolean closed;
    private boolean thorough;

    public Database(Engine engine, TimeSource time) {
        this.engine = engine;
        this.time = time;
        this.health = new DatabaseHealth(engine, time);
    }

    /** A SQLite file in {@code directory}, which belongs to this process while the database is open. */
    public static Database sqlite(Path directory, TimeSource time) {
        return new Database(new SqliteFile(directory, Map.of()), time);
    }

    /** A database on a PostgreSQL server. */
    public static Database postgresql(PostgresSettings settings, TimeSource time) {
        return new Database(PostgresServer.at(settings), time);
    }

    /** Opens it on the thread of the caller, and returns when that has worked or failed; a failure is logged and tried again. */
    public synchronized void open() {
        if (closed || connected != null) {
            return;
        }
        try {
            Connected next = Connected.to(engine, thorough);
            connected = next;
            thorough = false;
            health.opened(next.schema());
        } catch (Exception e) {
            health.failed(engine.explain(Failures.root(e)), e);
            openLater();
            return;
        }
        opened.forEach(Runnable::run);
    }

    /** How it is. */
    public DatabaseState state() {
        return health.state();
    }

    @Override
    public synchronized void close() {
        closed = true;
        disconnect();
        engine.close();
        workers.close();
    }

    /** What is particular to this kind of database. */
    public Engine engine() {
        return engine;
    }

    /** Connections for a library that writes by itself; while the database is closed there are none. */
    public DataSource writer() {
        return engine.writer();
    }

    /** Why it is closed. */
    public String cause() {
        return health.cause();
    }

    /** Whether other processes may use it. */
    public boolean isShared() {
        return !engine.isExclusive();
    }

    /** {@code action} follows every opening, on whatever thread; it must not block. */
    public void whenOpened(Runnable action) {
        opened.add(action);
    }

    /** Counts the openings, so that what was known of the database before one can be forgotten; 0 while closed. */
    public long opening() {
        Connected current = connected;
        return current == null ? 0 : current.number();
    }

    /** Hands an answer over to whoever waits for it. */
    public void answer(Runnable action) {
        workers.answer(action);
    }

    /** What {@code work} reads; it runs on a thread of the database. */
    @CheckReturnValue
    public <T> Uni<T> read(Work<T> work) {
        return onWorker(() -> readNow(work));
    }

    /**
     * What {@code work} reads, on the thread of the caller.
     *
     * @throws StoreUnavailable if it cannot be read now
     */
    public <T> T readNow(Work<T> work) {
        Connected current = connected();
        try {
            return current.read(work);
        } catch (RuntimeException e) {
            throw failed(current, e);
        }
    }

    /** What comes of {@code change}, which runs on a thread of the database and may use {@link #write}. */
    @CheckReturnValue
    public <T> Uni<T> onWorker(Supplier<T> change) {
        return workers.run(change);
    }

    /**
     * What comes of {@code work}, in one transaction on the thread of the caller; where a connection turns out to be
     * broken, it is done a second time.
     *
     * @throws StoreUnavailable if it cannot be done now; then it may have been done all the same
     */
    public <T> T write(Work<T> work) {
        Connected current = connected();
        T result;
        try {
            result = current.write(work);
        } catch (RuntimeException e) {
            if (explain(e).remedy() != DatabaseFailure.Remedy.AGAIN || !isOpen(current)) {
                throw failed(current, e);
            }
            result = writeAgain(current, work);
        }
        if (isOpen(current)) {
            health.worked();
        }
        return result;
    }

    private <T> T writeAgain(Connected current, Work<T> work) {
        current.pools().refresh().run();
        try {
            return current.write(work);
        } catch (RuntimeException e) {
            throw failed(current, e);
        }
    }

    private Connected connected() {
        Connected current = connected;
        if (current == null) {
            throw new StoreUnavailable(whyClosed(), null);
        }
        return current;
    }

    private String whyClosed() {
        return closed ? "the service is stopping" : health.cause();
    }

    /** What {@code failure} means; thrown again where the database has nothing to do with it. */
    private DatabaseFailure explain(RuntimeException failure) {
        return engine.explain(Failures.sql(failure).orElseThrow(() -> failure));
    }

    /** What failed because its connection was closed meanwhile says nothing new of the database. */
    private StoreUnavailable failed(Connected current, RuntimeException failure) {
        DatabaseFailure trouble = explain(failure);
        if (!isOpen(current)) {
            return new StoreUnavailable(whyClosed(), failure);
        }
        health.failed(trouble, failure);
        switch (trouble.remedy()) {
            case WAIT -> {}
            case AGAIN -> current.pools().refresh().run();
            case REOPEN -> reopen(current);
        }
        return new StoreUnavailable(trouble.cause(), failure);
    }

    private boolean isOpen(Connected connection) {
        return opening() == connection.number();
    }

    private synchronized void reopen(Connected broken) {
        if (!closed && isOpen(broken)) {
            disconnect();
            thorough = true;
            openLater();
        }
    }

    private void disconnect() {
        Connected current = connected;
        connected = null;
        if (current != null) {
            current.pools().close().accept(whyClosed());
        }
    }

    private void openLater() {
        var _ = time.timer().schedule(this::openOnWorker, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void openOnWorker() {
        workers.execute(this::open);
    }

    /** Something to do with the database. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Handle handle);
    }
}
