package org.aubade.schedule;

import io.smallrye.mutiny.Uni;
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
    public Uni<List<KeptSchedule>> list() {
        return store.list();
    }

    @Override
    public Uni<Optional<KeptSchedule>> find(String name) {
        return store.find(name);
    }

    @Override
    public Uni<Boolean> write(KeptSchedule next, Collection<Occurrence> rows) {
        return store.write(next, rows);
    }

    @Override
    public Uni<Void> note(Collection<Occurrence> rows) {
        return store.note(rows);
    }

    @Override
    public Uni<Boolean> delete(String name, long version) {
        return store.delete(name, version);
    }

    @Override
    public Uni<List<Occurrence>> occurrences(OccurrenceQuery query) {
        return store.occurrences(query);
    }
}
