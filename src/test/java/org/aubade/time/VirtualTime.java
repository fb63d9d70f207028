package org.aubade.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A clock and a timer that stand still until a test moves them. Tasks run on the thread that calls {@link #advance}, in
 * the order of their due times, those of one instant in the order of their scheduling; hours pass in milliseconds.
 */
public final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {
    /** Where virtual time begins. */
    public static final Instant START = Instant.parse("2027-01-04T07:00:00Z");

    private final PriorityQueue<VirtualTask<?>> tasks = new PriorityQueue<>();
    private long now;
    private long scheduled;
    private boolean shutdown;

    /** The clock and the timer, as the product takes them. */
    public TimeSource source() {
        return new TimeSource(
                new VirtualClock(ZoneOffset.UTC), this, () -> elapsed().toNanos());
    }

    /** The current virtual instant. */
    public synchronized Instant now() {
        return START.plusNanos(now);
    }

    /** How long virtual time has run. */
    public synchronized Duration elapsed() {
        return Duration.ofNanos(now);
    }

    /** Moves time by {@code duration}, running what falls due on the way. */
    public void advance(Duration duration) {
        long until = elapsed().plus(duration).toNanos();
        for (VirtualTask<?> task = poll(until); task != null; task = poll(until)) {
            task.run();
        }
        synchronized (this) {
            now = until;
        }
    }

    /** Runs what is due now, without moving time. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Runs everything that is scheduled, and what that schedules, moving time as far as needed, at most 400 days. */
    public void runAll() {
        long limit = elapsed().plusDays(400).toNanos();
        for (VirtualTask<?> task = poll(limit); task != null; task = poll(limit)) {
            task.run();
        }
        if (pending() > 0) {
            throw new IllegalStateException("tasks are still scheduled after 400 days");
        }
    }

    /** Drops everything that is scheduled, as when the process dies; the clock goes on. */
    public synchronized void kill() {
        tasks.clear();
    }

    /** How many tasks wait. */
    public synchronized int pending() {
        tasks.removeIf(VirtualTask::isCancelled);
        return tasks.size();
    }

    private synchronized @Nullable VirtualTask<?> poll(long until) {
        while (!tasks.isEmpty() && (tasks.element().isCancelled() || tasks.element().due <= until)) {
            VirtualTask<?> task = tasks.remove();
            if (!task.isCancelled()) {
                now = Math.max(now, task.due);
                return task;
            }
        }
        return null;
    }

    private synchronized <V extends @Nullable Object> ScheduledFuture<V> add(
            Callable<V> action, long delay, long period, TimeUnit unit) {
        if (shutdown) {
            throw new RejectedExecutionException("virtual time was shut down");
        }
        VirtualTask<V> task = new VirtualTask<>(action, now + Math.max(0, unit.toNanos(delay)), unit.toNanos(period));
        tasks.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(Executors.callable(command), delay, 0, unit);
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(callable, delay, 0, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return add(Executors.callable(command), initial, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return add(Executors.callable(command), initial, delay, unit);
    }

    @Override
    public void execute(Runnable command) {
        var _ = add(Executors.callable(command), 0, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void shutdown() {
        shutdown = true;
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutdown = true;
        List<Runnable> left = List.copyOf(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutdown && tasks.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }

    private final class VirtualTask<V extends @Nullable Object> extends FutureTask<V>
            implements RunnableScheduledFuture<V> {
        private final long order = scheduled++;
        private final long period;
        private long due;

        VirtualTask(Callable<V> action, long due, long period) {
            super(action);
            this.due = due;
            this.period = period;
        }

        @Override
        public void run() {
            if (!isPeriodic()) {
                super.run();
            } else if (runAndReset()) {
                synchronized (VirtualTime.this) {
                    due = now + period;
                    tasks.add(this);
                }
            }
        }

        @Override
        public boolean isPeriodic() {
            return period > 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - elapsed().toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            VirtualTask<?> that = (VirtualTask<?>) other;
            int byTime = Long.compare(due, that.due);
            return byTime != 0 ? byTime : Long.compare(order, that.order);
        }
    }

    private final class VirtualClock extends Clock {
        private final ZoneId zone;

        VirtualClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new VirtualClock(other);
        }

        @Override
        public Instant instant() {
            return now();
        }
    }
}
