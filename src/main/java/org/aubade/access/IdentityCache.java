package org.aubade.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers whom secrets belong to, where no other process can change that; otherwise the store is asked each time, so that a
 * session that was ended on one node has ended on all.
 */
public final class IdentityCache {
    /** When there are as many, all are forgotten. */
    private static final int MAX = 10_000;

    private final AccessStore store;

    /** By the hash of the secret; guarded by its own monitor, which also guards {@code changes}. */
    private final Map<String, Identity> known = new HashMap<>();

    /** Counts the changes, so that what was read before one is not remembered after it. */
    private long changes;

    public IdentityCache(AccessStore store) {
        this.store = store;
    }

    @CheckReturnValue
    Uni<Optional<Identity>> identify(String hash) {
        if (store.isShared()) {
            return store.identify(hash);
        }
        return Uni.createFrom().deferred(() -> {
            long before;
            synchronized (known) {
                Identity found = known.get(hash);
                if (found != null) {
                    return Uni.createFrom().item(Optional.of(found));
                }
                before = changes;
            }
            return store.identify(hash).invoke(found -> found.ifPresent(who -> remember(hash, who, before)));
        });
    }

    private void remember(String hash, Identity who, long before) {
        synchronized (known) {
            if (before != changes) {
                return;
            }
            if (known.size() >= MAX) {
                known.clear();
            }
            known.put(hash, who);
        }
    }

    /**
     * Runs {@code change} and then empties the cache, whether it succeeded or failed. A cancellation would skip that, so requests that
     * change access must not be cancelled when the client disconnects.
     */
    @CheckReturnValue
    <T> Uni<T> invalidatingAfter(Uni<T> change) {
        return change.onItemOrFailure().invoke((_, _) -> forget());
    }

    private void forget() {
        synchronized (known) {
            changes++;
            known.clear();
        }
    }
}
