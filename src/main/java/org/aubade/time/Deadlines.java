package org.aubade.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds waits that nearly always end in time. Waits of one length run out in the order in which they began, so one task
 * of the timer watches over all of them: to begin or to end a wait does not touch the timer while there is one. Safe for
 * any number of threads.
 */
public final class Deadlines {
    private static final Logger LOG = Logger.getLogger("aubade.time");

    private final TimeSource time;
    private final Map<Duration, Lane> lanes = new ConcurrentHashMap<>();

    public Deadlines(TimeSource time) {
        this.time = time;
    }

    /**
     * Has {@code late} called on the timer when {@code wait} has passed, unless the deadline is cancelled before.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the timer was shut down
     */
    public Deadline after(Duration wait, Runnable late) {
        Deadline deadline = null;
        while (deadline == null) {
            deadline = lanes.computeIfAbsent(wait, Lane::new).add(late);
        }
        return deadline;
    }

    /** How many lengths are watched over. */
    int lanes() {
        return lanes.size();
    }

    /** The end of one wait. */
    public static final class Deadline {
        private final Lane lane;
        private final long due;
        private final Runnable late;
        private @Nullable Deadline before;
        private @Nullable Deadline after;
        private boolean waiting = true;

        private Deadline(Lane lane, long due, Runnable late) {
            this.lane = lane;
            this.due = due;
            this.late = late;
        }

        /** Nothing is called any more; without effect if it was called. */
        public void cancel() {
            lane.remove(this);
        }
    }

    /** The waits of one length, in the order in which they run out; guarded by itself. */
    private final class Lane {
        private final Duration wait;
        private final long nanos;
        private @Nullable Deadline first;
        private @Nullable Deadline last;
        private boolean watched;
        private boolean abandoned;

        Lane(Duration wait) {
            this.wait = wait;
            this.nanos = TimeUnit.NANOSECONDS.convert(wait);
        }

        /** Null if this lane is not in use any more. */
        synchronized @Nullable Deadline add(Runnable late) {
            if (abandoned) {
                return null;
            }
            if (!watched) {
                watch(nanos);
            }
            Deadline added = new Deadline(this, time.ticker().getAsLong() + nanos, late);
            added.before = last;
            if (last == null) {
                first = added;
            } else {
                last.after = added;
            }
            last = added;
            return added;
        }

        synchronized void remove(Deadline deadline) {
            if (!deadline.waiting) {
                return;
            }
            deadline.waiting = false;
            if (deadline.before == null) {
                first = deadline.after;
            } else {
                deadline.before.after = deadline.after;
            }
            if (deadline.after == null) {
                last = deadline.before;
            } else {
                deadline.after.before = deadline.before;
            }
            deadline.before = null;
            deadline.after = null;
        }

        private void watch(long delay) {
            var _ = time.timer().schedule(this::look, delay, TimeUnit.NANOSECONDS);
            watched = true;
        }

        private void look() {
            for (Deadline deadline : takeLate()) {
                try {
                    deadline.late.run();
                } catch (RuntimeException | Error broken) {
                    LOG.error("What was to follow a wait broke.", broken);
                }
            }
        }

        /** Those that have run out; the next look comes when the next one does. */
        private synchronized List<Deadline> takeLate() {
            long now = time.ticker().getAsLong();
            List<Deadline> late = new ArrayList<>();
            while (first != null && first.due - now <= 0) {
                late.add(first);
                remove(first);
            }
            if (first == null) {
                abandoned = true;
                lanes.remove(wait, this);
            } else {
                watch(first.due - now);
            }
            return late;
        }
    }
}
