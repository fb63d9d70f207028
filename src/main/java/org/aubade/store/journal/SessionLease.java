package org.aubade.store.journal;

import java.time.Duration;
import org.aubade.run.journal.Lease;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * The lease of one session. It is valid for a while after the session was touched. While the database cannot be reached, it stays
 * valid as long as heartbeats show that the process is not paused: either no node can take runs over, or this node alone is cut off,
 * and another sends the same messages at about the same time. After a pause only the database can tell.
 *
 * <p>Time is compared on the ticker and on the clock: the ticker may stand still while the machine sleeps, and the clock may be set.
 */
final class SessionLease implements Lease {
    private final long nanos;
    private final long millis;
    private final TimeSource time;

    /** When the current transaction was about to touch the session. */
    private @Nullable Moment touching;

    /** When the last durable transaction was about to touch it: before the database said when that was. */
    private volatile @Nullable Moment touched;

    /** The last heartbeat of an outage throughout which the process was not paused; null where there is none. */
    private volatile @Nullable Moment outage;

    /** The last heartbeat. */
    private Moment beat;

    /** Whether the process was not paused since the session was touched. */
    private boolean unbroken;

    SessionLease(Duration length, TimeSource time) {
        this.nanos = length.toNanos();
        this.millis = length.toMillis();
        this.time = time;
        this.beat = now();
    }

    @Override
    public boolean isValid() {
        long ticks = time.ticker().getAsLong();
        long clock = time.clock().millis();
        return isWithin(touched, ticks, clock) || isWithin(outage, ticks, clock);
    }

    /** A transaction is about to touch the session. */
    synchronized void touching() {
        touching = now();
    }

    /** The transaction of the last {@link #touching} is durable. */
    synchronized void touched() {
        Moment asked = touching;
        touched = asked;
        outage = null;
        unbroken = isWithin(asked, now());
    }

    /** The database could not be reached. */
    synchronized void unreachable() {
        if (unbroken && isWithin(beat, now())) {
            outage = beat;
        }
    }

    /** The timer of the process runs. */
    synchronized void beat() {
        Moment now = now();
        if (!isWithin(beat, now)) {
            unbroken = false;
            outage = null;
        }
        beat = now;
        if (outage != null) {
            outage = now;
        }
    }

    /** Other nodes have ended the session. */
    synchronized void end() {
        touched = null;
        outage = null;
        unbroken = false;
    }

    private Moment now() {
        return new Moment(time.ticker().getAsLong(), time.clock().millis());
    }

    private boolean isWithin(@Nullable Moment moment, Moment now) {
        return isWithin(moment, now.ticks(), now.clock());
    }

    /** False, too, if the clock was set back since {@code moment}: nobody knows for how long the process was paused then. */
    private boolean isWithin(@Nullable Moment moment, long ticks, long clock) {
        if (moment == null) {
            return false;
        }
        long elapsed = ticks - moment.ticks();
        long passed = clock - moment.clock();
        return elapsed < nanos && passed >= 0 && passed < millis;
    }

    /**
     * A moment on both.
     *
     * @param ticks in nanoseconds of the ticker
     * @param clock in milliseconds of the clock
     */
    private record Moment(long ticks, long clock) {}
}
