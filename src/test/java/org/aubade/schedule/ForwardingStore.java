package org.aubade.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Another store, of which a test changes something. */
public class ForwardingStore implements ScheduleStore {
    private final ScheduleStore store;

    public ForwardingStore(ScheduleStore store) {
        this.store = store;
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
        return store.write(next, entries);
    }

    @Override
    public Uni<Void> writeEntries(Collection<LedgerEntry> entries) {
        return store.writeEntries(entries);
    }

    @Override
    public Uni<Boolean> delete(String name, long version) {
        return store.delete(name, version);
    }

    @Override
    public Uni<List<LedgerEntry>> entries(LedgerQuery query) {
        return store.entries(query);
    }
}
