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

/** Keeps schedules as long as the process lives, and the ledger entries that are planned last, up to a number. */
public final class InMemoryScheduleStore implements ScheduleStore {
    private record Key(Instant planned, String schedule) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::planned).thenComparing(Key::schedule);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final int maxEntries;
    private final Map<String, StoredSchedule> schedules = new TreeMap<>();
    private final NavigableMap<Key, LedgerEntry> ledger = new TreeMap<>();

    public InMemoryScheduleStore(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    @Override
    public Uni<List<StoredSchedule>> list() {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                return List.copyOf(schedules.values());
            }
        });
    }

    @Override
    public Uni<List<StoredSchedule>> decidedBeyond(Instant instant) {
        return list().onItem()
                .transform(all -> all.stream()
                        .filter(stored -> stored.state().decidedUntil().isAfter(instant))
                        .toList());
    }

    @Override
    public Uni<Optional<StoredSchedule>> find(String name) {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                return Optional.ofNullable(schedules.get(name));
            }
        });
    }

    @Override
    public Uni<Boolean> write(StoredSchedule next, Collection<LedgerEntry> entries) {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                if (version(next.name()) != next.version() - 1) {
                    return false;
                }
                schedules.put(next.name(), next);
                keep(entries);
                return true;
            }
        });
    }

    @Override
    public Uni<Void> writeEntries(Collection<LedgerEntry> entries) {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (schedules) {
                keep(entries);
            }
        });
    }

    private void keep(Collection<LedgerEntry> entries) {
        entries.forEach(entry -> ledger.merge(
                new Key(entry.planned(), entry.schedule()),
                entry,
                (before, now) -> now.run() == null && before.run() != null ? before : now));
        while (ledger.size() > maxEntries) {
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
    public Uni<List<LedgerEntry>> entries(LedgerQuery query) {
        return Uni.createFrom().item(() -> {
            synchronized (schedules) {
                Map<String, Integer> counts = new HashMap<>();
                return ledger.descendingMap().values().stream()
                        .filter(query::matches)
                        .filter(entry -> counts.merge(entry.schedule(), 1, Integer::sum) <= query.each())
                        .limit(query.limit())
                        .toList();
            }
        });
    }

    private long version(String name) {
        StoredSchedule stored = schedules.get(name);
        return stored == null ? 0 : stored.version();
    }
}
