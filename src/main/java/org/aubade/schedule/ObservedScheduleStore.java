package org.aubade.schedule;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.program.catalog.ChangePublisher;

/** Forwards to another store, counts the decisions that are written, and publishes which schedules change. */
public final class ObservedScheduleStore implements ScheduleStore {
    private final ScheduleStore store;
    private final Map<Decision, LongAdder> counts =
            Stream.of(Decision.values()).collect(Collectors.toMap(Function.identity(), _ -> new LongAdder()));
    private final ChangePublisher changed = new ChangePublisher();

    public ObservedScheduleStore(ScheduleStore store) {
        this.store = store;
    }

    /** How many ledger entries with {@code decision} were written in this process. */
    long count(Decision decision) {
        LongAdder count = counts.get(decision);
        return count == null ? 0 : count.sum();
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
    public Uni<Optional<StoredSchedule>> find(String name) {
        return store.find(name);
    }

    @Override
    public Uni<Boolean> write(StoredSchedule next, Collection<LedgerEntry> entries) {
        return store.write(next, entries).invoke(written -> {
            if (written) {
                count(entries);
                changed.publish(next.name());
            }
        });
    }

    @Override
    public Uni<Void> writeEntries(Collection<LedgerEntry> entries) {
        return store.writeEntries(entries).invoke(() -> count(entries));
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

    private void count(Collection<LedgerEntry> entries) {
        entries.stream().filter(ObservedScheduleStore::isFinal).forEach(this::count);
    }

    /** The entry of a snoozed occurrence is written once more when the occurrence has run. */
    private static boolean isFinal(LedgerEntry entry) {
        return entry.decision() != Decision.SNOOZED || entry.run() != null;
    }

    private void count(LedgerEntry entry) {
        LongAdder count = counts.get(entry.decision());
        if (count != null) {
            count.increment();
        }
    }
}
