package org.aubade.time;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds waits that nearly always end in time. Waits of one length run out in the order in which they began, so one task
 * of the timer watches over all of them: to begin or to end a wait does not touch the timer while there is one. Safe for
 * any number of threads.
 */
public final class Deadlines {
    /** More lengths than homes use; waits of further ones have a task each. */
    private static final int MOST_LANES = 64;

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
        while (true) {
            Lane lane = lanes.get(wait);
            if (lane == null && lanes.size() >= MOST_LANES) {
                return alone(wait, late);
            }
            Deadline deadline = (lane == null ? lanes.computeIfAbsent(wait, Lane::new) : lane).add(late);
            if (deadline != null) {
                return deadline;
            }
        }
    }

    private Deadline alone(Duration wait, Runnable late) {
        Future<?> task = time.timer().schedule(late, TimeUnit.NANOSECONDS.convert(wait), TimeUnit.NANOSECONDS);
        return () -> task.cancel(false);
    }

    /** How many lengths are watched over. */
    int lanes() {
        return lanes.size();
    }

    /** The end of one wait. */
    @FunctionalInterface
    public interface Deadline {
        /** Nothing is called any more; without effect if it was called. */
        void cancel();
    }

    private static final class Waiting implements Deadline {
        private final Lane lane;
        private final long due;
        private final Runnable late;
        private @Nullable Waiting before;
        private @Nullable Waiting after;
        private boolean waiting = true;

        Waiting(Lane lane, long due, Runnable late) {
            this.lane = lane;
            this.due = due;
            this.late = late;
        }

        @Override
        public void cancel() {
            lane.remove(this);
        }

        private void run() {
            try {
                late.run();
            } catch (RuntimeException | Error broken) {
                LOG.error("What was to follow a wait broke.", broken);
            }
        }
    }

    /** The waits of one length, in the order in which they run out; guarded by itself. */
    private final class Lane {
        private final Duration wait;
        private final long nanos;
        private @Nullable Waiting first;
        private @Nullable Waiting last;
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
            Waiting added = new Waiting(this, time.ticker().getAsLong() + nanos, late);
            added.before = last;
            if (last == null) {
                first = added;
            } else {
                last.after = added;
            }
            last = added;
            return added;
        }

        synchronized void remove(Waiting deadline) {
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

        /** One after the other, so that each can still be cancelled by what those before it do. */
        private void look() {
            for (Waiting late = takeLate(); late != null; late = takeLate()) {
                late.run();
            }
        }

        /** The next that has run out; if there is none, the next look comes when there is. */
        private synchronized @Nullable Waiting takeLate() {
            long left = first == null ? 0 : first.due - time.ticker().getAsLong();
            if (first != null && left <= 0) {
                Waiting late = first;
                remove(late);
                return late;
            }
            if (first == null) {
                abandoned = true;
                lanes.remove(wait, this);
            } else {
                watch(left);
            }
            return null;
        }
    }
}
