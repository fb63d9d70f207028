package org.aubade.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.aubade.device.DeviceLog;
import org.aubade.store.FakeRun;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

/** When the log warns of slow writes. */
class SlowWritesTest {
    private final AtomicLong ticks = new AtomicLong();
    private final VirtualTime time = new VirtualTime();
    private final SlowWrites slow =
            new SlowWrites(new TimeSource(time.source().clock(), time.source().timer(), ticks::get));

    @Test
    void what_was_not_said_within_the_minute_is_said_with_the_next_write_and_then_forgotten() {
        try (DeviceLog log = DeviceLog.open("aubade.store")) {
            write(Duration.ofSeconds(1));
            pass(Duration.ofSeconds(10));
            write(Duration.ofSeconds(4));
            write(Duration.ofSeconds(2));
            pass(Duration.ofMinutes(2));
            write(Duration.ofMillis(1));
            pass(Duration.ofHours(5));
            write(Duration.ofMillis(600));

            assertThat(log.lines()).containsExactly(said(1_000, 1), said(4_000, 2), said(600, 1));
        }
    }

    private void pass(Duration duration) {
        ticks.addAndGet(duration.toNanos());
    }

    /** A write that took so long, while somebody waited for a run to begin. */
    private void write(Duration taken) {
        Batch batch = new Batch();
        Uni.createFrom()
                .<Void>emitter(emitter -> batch.begins.add(new Batch.Begin(FakeRun.of(FakeRun.FLUSHES).made, emitter)))
                .subscribe()
                .with(_ -> {});
        slow.begin();
        pass(taken);
        slow.end(batch);
    }

    private static String said(int millis, int writes) {
        return "The disk or the database is slow: runs waited up to " + millis + " ms for the journal, in " + writes
                + " of its writes.";
    }
}
