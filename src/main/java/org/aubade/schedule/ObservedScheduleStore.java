package org.aubade.schedule;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.aubade.program.catalog.ChangePublisher;

/** Forwards to another store, passes on the decisions that are written, and publishes which schedules change. */
public final class ObservedScheduleStore implements ScheduleStore {
    private final ScheduleStore store;
    private final Consumer<LedgerEntry> decided;
    private final ChangePublisher changed = new ChangePublisher();

    /** A store of which nobody wants to know what is decided. */
    public ObservedScheduleStore(ScheduleStore store) {
        this(store, _ -> {});
    }

    /** @param decided called for each ledger entry that was written in this process and is final; must not throw */
    public ObservedScheduleStore(ScheduleStore store, Consumer<LedgerEntry> decided) {
        this.store = store;
        this.decided = decided;
    }

    /** The names of schedules that are written or deleted in this process from now on. */
    Multi<String> changes() {
        return changed.stream();
    }

    @Override
    public Uni<List<StoredSchedule>> list() {
        return store.list();
    }

    @Override
    public Uni<List<StoredSchedule>> decidedBeyond(Instant instant) {
        return store.decidedBeyond(instant);
    }

    @Override
    public Uni<Optional<StoredSchedule>> find(String name) {
        return store.find(name);
    }

    @Override
    public Uni<Boolean> write(StoredSchedule next, Collection<LedgerEntry> entries) {
        return store.write(next, entries).invoke(written -> {
            if (written) {
                tell(entries);
                changed.publish(next.name());
            }
        });
    }

    @Override
    public Uni<Void> writeEntries(Collection<LedgerEntry> entries) {
        return store.writeEntries(entries).invoke(() -> tell(entries));
    }

    @Override
    public Uni<Boolean> delete(String name, long version) {
        return store.delete(name, version).invoke(deleted -> {
            if (deleted) {
                changed.publish(name);
            }
        });
    }

    @Override
    public Uni<List<LedgerEntry>> entries(LedgerQuery query) {
        return store.entries(query);
    }

    private void tell(Collection<LedgerEntry> entries) {
        entries.stream().filter(ObservedScheduleStore::isFinal).forEach(decided);
    }

    /** The entry of a snoozed occurrence is written once more when the occurrence has run. */
    private static boolean isFinal(LedgerEntry entry) {
        return entry.decision() != Decision.SNOOZED || entry.run() != null;
    }
}
