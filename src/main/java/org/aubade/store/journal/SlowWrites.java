package org.aubade.store.journal;

import java.time.Duration;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Warns in the log, at most once a minute, that runs wait long for the journal. Only the thread of the journal uses it. */
final class SlowWrites {
    private static final Logger LOG = Logger.getLogger("aubade.store");

    /** Somebody who waits longer for a light wonders whether it works. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final TimeSource time;
    private long began;
    private long warned;
    private int count;
    private Duration longest = Duration.ZERO;

    SlowWrites(TimeSource time) {
        this.time = time;
        this.warned = time.ticker().getAsLong() - QUIET.toNanos();
    }

    /** A transaction has its connection. The wait for that does not count: others had it, and the database may be fast. */
    void begin() {
        began = time.ticker().getAsLong();
    }

    /**
     * The transaction with {@code batch} has ended. Slow ones that were counted within the quiet minute are reported with the
     * first transaction after it, even if that one is quick.
     */
    void end(Batch batch) {
        long now = time.ticker().getAsLong();
        Duration taken = Duration.ofNanos(now - began);
        if (taken.compareTo(SLOW) >= 0 && isWaitedFor(batch)) {
            count++;
            longest = longest.compareTo(taken) < 0 ? taken : longest;
        }
        if (count > 0 && now - warned >= QUIET.toNanos()) {
            LOG.warnf(
                    "The disk or the database is slow: runs waited up to %d ms for the journal, in %d of its writes.",
                    longest.toMillis(), count);
            warned = now;
            count = 0;
            longest = Duration.ZERO;
        }
    }

    private static boolean isWaitedFor(Batch batch) {
        return !batch.begins.isEmpty() || !batch.flushes.isEmpty() || !batch.ends.isEmpty();
    }
}
