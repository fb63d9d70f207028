package org.aubade.access.audit;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the latest entries of the audit log as long as the process lasts. */
public final class InMemoryAuditStore implements AuditStore {
    private static final int MAX = 10_000;

    /** Newest first; guarded by its own monitor, which also guards {@code last}. */
    private final Deque<AuditEntry> entries = new ArrayDeque<>();

    private long last;

    @Override
    public Uni<Void> add(List<AuditEntry> added) {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (entries) {
                added.forEach(this::add);
            }
        });
    }

    private void add(AuditEntry entry) {
        entries.addFirst(new AuditEntry(
                ++last, entry.at(), entry.who(), entry.address(), entry.action(), entry.subject(), entry.status()));
        if (entries.size() > MAX) {
            entries.removeLast();
        }
    }

    @Override
    public Uni<List<AuditEntry>> list(long before, int limit) {
        return Uni.createFrom().item(() -> {
            synchronized (entries) {
                return entries.stream()
                        .filter(entry -> entry.id() < before)
                        .limit(limit)
                        .toList();
            }
        });
    }
}
