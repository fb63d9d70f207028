package org.aubade.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.aubade.program.Program;
import org.aubade.program.catalog.ChangePublisher;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.program.text.ProgramHash;
import org.aubade.store.database.Database;
import org.aubade.store.rows.ProgramLayers;
import org.aubade.store.rows.ProgramRow;
import org.aubade.store.rows.ProgramRows;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;

/**
 * Keeps programs in a database, over those that came with the application, which are not stored. The database is polled every
 * second, so that a change by another node is seen soon. A program that came with the application and was deleted stays deleted
 * until the application brings another version of it.
 */
public final class SqlProgramCatalog implements ProgramCatalog, AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Database database;
    private final TimeSource time;
    private final ProgramLayers layers = new ProgramLayers();
    private final ChangePublisher changed = new ChangePublisher();
    private final ScheduledFuture<?> looks;
    private final AtomicBoolean looking = new AtomicBoolean();

    /** Guards the two fields below, and that what was read later is applied later. */
    private final Object lock = new Object();

    private long opening;
    private long revision;

    public SqlProgramCatalog(Database database, TimeSource time) {
        this.database = database;
        this.time = time;
        this.looks = time.timer()
                .scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        database.whenOpened(this::look);
    }

    /**
     * Finds a program in what is known of the database.
     *
     * @throws StoreUnavailable if there is no program of that name, but the database has never been read
     */
    @Override
    public Optional<StoredProgram> find(String name) {
        Optional<StoredProgram> found = layers.find(name);
        if (found.isEmpty() && !isRead()) {
            throw new StoreUnavailable(database.cause(), null);
        }
        return found;
    }

    @Override
    public List<StoredProgram> list() {
        return layers.list();
    }

    @Override
    public Uni<Change> put(Program program, ProgramSource source, Condition condition) {
        return source == ProgramSource.REST
                ? change(program.name(), condition, current -> {
                    StoredProgram next = new StoredProgram(program, source, ProgramHash.of(program));
                    return current.isEmpty() ? new Change.Created(next) : new Change.Replaced(next);
                })
                : Uni.createFrom().item(() -> putBase(program, source, condition));
    }

    @Override
    public Uni<Change> delete(String name, Condition condition) {
        return change(name, condition, current -> current.isEmpty() ? new Change.Unknown() : new Change.Deleted());
    }

    @Override
    public Multi<String> changes() {
        return changed.stream();
    }

    @Override
    public void close() {
        looks.cancel(false);
    }

    /**
     * Reads on the thread of the caller what has changed in the database.
     *
     * @throws StoreUnavailable if it cannot be read now
     */
    public void refresh() {
        long current = database.opening();
        long known;
        synchronized (lock) {
            known = opening == current ? revision : -1;
        }
        Optional<Refresh> news = database.readNow(handle -> {
            long latest = ProgramRows.revision(handle);
            return latest == known
                    ? Optional.empty()
                    : Optional.of(new Refresh(latest, ProgramRows.since(handle, known)));
        });
        news.ifPresent(read -> {
            synchronized (lock) {
                if (opening != current) {
                    layers.replace(read.rows());
                } else {
                    read.rows().forEach(layers::apply);
                }
                opening = current;
                revision = read.revision();
            }
            read.rows().forEach(row -> changed.publish(row.name()));
        });
    }

    private boolean isRead() {
        synchronized (lock) {
            return opening != 0;
        }
    }

    private void look() {
        if (database.opening() > 0 && looking.compareAndSet(false, true)) {
            database.onWorker(() -> {
                        refresh();
                        return true;
                    })
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(_ -> {}, _ -> {});
        }
    }

    private Change putBase(Program program, ProgramSource source, Condition condition) {
        StoredProgram next = new StoredProgram(program, source, ProgramHash.of(program));
        synchronized (layers) {
            Optional<StoredProgram> current = layers.find(program.name());
            if (!condition.holds(current)) {
                return new Change.ConditionFailed(current);
            }
            layers.putBase(next);
            return current.isEmpty() ? new Change.Created(next) : new Change.Replaced(next);
        }
    }

    private Uni<Change> change(String name, Condition condition, Function<Optional<StoredProgram>, Change> intended) {
        return database.onWorker(() -> {
            Made made = database.write(handle -> make(handle, name, condition, intended));
            made.row().ifPresent(row -> {
                layers.apply(row);
                changed.publish(row.name());
            });
            return made.change();
        });
    }

    private Made make(
            Handle handle, String name, Condition condition, Function<Optional<StoredProgram>, Change> intended) {
        long next = ProgramRows.nextRevision(handle);
        Optional<StoredProgram> current = layers.seen(name, ProgramRows.find(handle, name));
        Change change = condition.holds(current) ? intended.apply(current) : new Change.ConditionFailed(current);
        Optional<ProgramRow> row = row(name, change, next);
        row.ifPresentOrElse(made -> ProgramRows.write(handle, made, time.now()), handle::rollback);
        return new Made(change, row);
    }

    private Optional<ProgramRow> row(String name, Change change, long next) {
        return switch (change) {
            case Change.Created created -> Optional.of(row(name, created.program(), next));
            case Change.Replaced replaced -> Optional.of(row(name, replaced.program(), next));
            case Change.Deleted _ -> Optional.of(new ProgramRow(name, null, layers.baseEtag(name), next));
            case Change.Unknown _, Change.ConditionFailed _ -> Optional.empty();
        };
    }

    private static ProgramRow row(String name, StoredProgram program, long next) {
        return new ProgramRow(name, program, program.etag(), next);
    }

    /** The rows that changed up to a revision. */
    private record Refresh(long revision, List<ProgramRow> rows) {}

    /** The outcome of a change, and the row that it wrote, if any. */
    private record Made(Change change, Optional<ProgramRow> row) {}
}
