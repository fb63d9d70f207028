package org.aubade.store;

import java.time.Duration;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Says in the log when runs wait long for the journal, at most once a minute; for the thread of the journal. */
final class SlowWrites {
    private static final Logger LOG = Logger.getLogger("aubade.store");

    /** Whoever waits for a light to go on begins to wonder. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final TimeSource time;
    private long began;
    private long told;
    private int count;
    private Duration longest = Duration.ZERO;

    SlowWrites(TimeSource time) {
        this.time = time;
        this.told = time.ticker().getAsLong() - QUIET.toNanos();
    }

    /** A transaction has its connection; that it waited for others before is not the fault of the database. */
    void begin() {
        began = time.ticker().getAsLong();
    }

    /**
     * The transaction with {@code batch} is durable. What was counted
     * and not said yet is said with the first one after the minute, however quick that is.
     */
    void end(Batch batch) {
        long now = time.ticker().getAsLong();
        Duration taken = Duration.ofNanos(now - began);
        if (taken.compareTo(SLOW) >= 0 && isWaitedFor(batch)) {
            count++;
            longest = longest.compareTo(taken) < 0 ? taken : longest;
        }
        if (count > 0 && now - told >= QUIET.toNanos()) {
            LOG.warnf(
                    "The disk or the database is slow: runs waited up to %d ms for the journal, in %d of its writes.",
                    longest.toMillis(), count);
            told = now;
            count = 0;
            longest = Duration.ZERO;
        }
    }

    private static boolean isWaitedFor(Batch batch) {
        return !batch.begins.isEmpty() || !batch.flushes.isEmpty() || !batch.completions.isEmpty();
    }
}
