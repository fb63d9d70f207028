package org.aubade.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private final VirtualTime time = new VirtualTime();
    private final TroubledStore store = new TroubledStore();
    private final AuditLog log = new AuditLog(store, time.source());

    private void record(String action) {
        log.record("anna", "192.0.2.1", action, "/api/programs/sleep", 200);
    }

    @Test
    void what_happens_within_a_moment_is_written_at_once() {
        record("putProgram");
        record("runProgram");
        assertThat(store.batches).isEmpty();
        time.advance(Duration.ofMillis(100));
        assertThat(store.batches).containsExactly(List.of("putProgram", "runProgram"));
    }

    @Test
    void what_cannot_be_written_is_written_later_in_order() {
        store.away = true;
        record("first");
        time.advance(Duration.ofMillis(100));
        record("second");
        store.away = false;
        time.advance(Duration.ofSeconds(2));
        assertThat(store.batches).containsExactly(List.of("first", "second"));
        record("third");
        time.advance(Duration.ofMillis(100));
        assertThat(store.batches).containsExactly(List.of("first", "second"), List.of("third"));
    }

    @Test
    void what_waits_is_bounded() {
        store.away = true;
        for (int entry = 0; entry < 10_100; entry++) {
            record("entry");
        }
        store.away = false;
        time.advance(Duration.ofSeconds(10));
        assertThat(store.batches.stream().mapToInt(List::size).sum()).isEqualTo(10_000);
    }

    @Test
    void what_waits_at_the_stop_is_written() {
        record("last");
        done(log.flush());
        time.advance(Duration.ofSeconds(1));
        assertThat(store.batches.stream().flatMap(List::stream)).containsExactly("last");
    }

    @Test
    void what_is_being_written_at_the_stop_is_written_again_if_that_fails() {
        store.slow = new CompletableFuture<>();
        record("slow");
        time.advance(Duration.ofMillis(100));
        record("last");
        var flushed = log.flush().subscribeAsCompletionStage();
        assertThat(flushed).isNotDone();

        CompletableFuture<Void> first = store.slow;
        store.slow = null;
        first.completeExceptionally(new StoreUnavailable("the store is away", null));

        assertThat(flushed).isCompleted();
        assertThat(store.batches).containsExactly(List.of("slow", "last"));
    }

    /** Keeps the actions of each call; fails while it is away. */
    private static final class TroubledStore implements AuditStore {
        private final List<List<String>> batches = new ArrayList<>();
        private boolean away;

        /** Decides what becomes of the next call; null for the others. */
        private @Nullable CompletableFuture<Void> slow;

        @Override
        public Uni<Void> add(List<AuditEntry> entries) {
            if (away) {
                return Uni.createFrom().failure(new StoreUnavailable("the store is away", null));
            }
            if (slow != null) {
                return Uni.createFrom().completionStage(slow);
            }
            if (!entries.isEmpty()) {
                batches.add(entries.stream().map(AuditEntry::action).toList());
            }
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<List<AuditEntry>> list(long before, int limit) {
            return Uni.createFrom().item(List.of());
        }
    }
}
