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

/** A store that counts what has become of occurrences, and tells what changes. */
final class CountedStore implements ScheduleStore {
    private final ScheduleStore store;
    private final Map<Decision, LongAdder> counts =
            Stream.of(Decision.values()).collect(Collectors.toMap(Function.identity(), _ -> new LongAdder()));
    private final ChangePublisher changed = new ChangePublisher();

    CountedStore(ScheduleStore store) {
        this.store = store;
    }

    /** How many rows said so that were written in this process. */
    long count(Decision decision) {
        LongAdder count = counts.get(decision);
        return count == null ? 0 : count.sum();
    }

    /** The names of schedules that are written or deleted in this process from now on. */
    Multi<String> changes() {
        return changed.stream();
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
        return store.write(next, rows).invoke(written -> {
            if (written) {
                count(rows);
                changed.publish(next.name());
            }
        });
    }

    @Override
    public Uni<Void> note(Collection<Occurrence> rows) {
        return store.note(rows).invoke(() -> count(rows));
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
    public Uni<List<Occurrence>> occurrences(OccurrenceQuery query) {
        return store.occurrences(query);
    }

    /** One that is put off is written once more when it runs. */
    private static boolean isFinal(Occurrence row) {
        return row.decision() != Decision.SNOOZED || row.run() != null;
    }

    private void count(Collection<Occurrence> rows) {
        rows.stream().filter(CountedStore::isFinal).forEach(this::count);
    }

    private void count(Occurrence row) {
        LongAdder count = counts.get(row.decision());
        if (count != null) {
            count.increment();
        }
    }
}
