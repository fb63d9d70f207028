package org.aubade.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Lasts as long as the process, and holds a bounded number of rows: those planned last. */
public final class InMemoryScheduleStore implements ScheduleStore {
    private record Key(Instant planned, String schedule) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::planned).thenComparing(Key::schedule);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final int maxRows;
    private final Map<String, KeptSchedule> schedules = new TreeMap<>();
    private final NavigableMap<Key, Occurrence> ledger = new TreeMap<>();

    public InMemoryScheduleStore(int maxRows) {
        this.maxRows = maxRows;
    }

    @Override
    public Uni<List<KeptSchedule>> list() {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                return List.copyOf(schedules.values());
            }
        });
    }

    @Override
    public Uni<Optional<KeptSchedule>> find(String name) {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                return Optional.ofNullable(schedules.get(name));
            }
        });
    }

    @Override
    public Uni<Boolean> write(KeptSchedule next, Collection<Occurrence> rows) {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                if (version(next.name()) != next.version() - 1) {
                    return false;
                }
                schedules.put(next.name(), next);
                keep(rows);
                return true;
            }
        });
    }

    @Override
    public Uni<Void> note(Collection<Occurrence> rows) {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (schedules) {
                keep(rows);
            }
        });
    }

    private void keep(Collection<Occurrence> rows) {
        rows.forEach(row -> ledger.put(new Key(row.planned(), row.schedule()), row));
        while (ledger.size() > maxRows) {
            ledger.pollFirstEntry();
        }
    }

    @Override
    public Uni<Boolean> delete(String name, long version) {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                return version(name) == version && schedules.remove(name) != null;
            }
        });
    }

    @Override
    public Uni<List<Occurrence>> occurrences(OccurrenceQuery query) {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                Map<String, Integer> counts = new HashMap<>();
                return ledger.descendingMap().values().stream()
                        .filter(query::matches)
                        .filter(row -> counts.merge(row.schedule(), 1, Integer::sum) <= query.each())
                        .limit(query.limit())
                        .toList();
            }
        });
    }

    private long version(String name) {
        KeptSchedule kept = schedules.get(name);
        return kept == null ? 0 : kept.version();
    }
}
