package org.aubade.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Alarms on the timer, which last as long as the process. */
public final class TimerAlarms implements Alarms {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** After so long the remaining wait is computed anew, since the clock may have been set meanwhile. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TimeSource time;
    private final Map<String, Future<?>> set = new HashMap<>();
    private @Nullable Listener listener;
    private boolean closed;

    public TimerAlarms(TimeSource time) {
        this.time = time;
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public synchronized void start(Listener called) {
        listener = called;
    }

    @Override
    public Uni<Void> set(String schedule, Instant due) {
        return Uni.createFrom().voidItem().invoke(() -> schedule(schedule, due));
    }

    @Override
    public Uni<Void> clear(String schedule) {
        return Uni.createFrom().voidItem().invoke(() -> cancel(schedule));
    }

    @Override
    public synchronized void close() {
        closed = true;
        set.values().forEach(alarm -> alarm.cancel(false));
        set.clear();
    }

    private synchronized void cancel(String schedule) {
        Future<?> alarm = set.remove(schedule);
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    private synchronized void schedule(String schedule, Instant due) {
        cancel(schedule);
        if (closed) {
            return;
        }
        Duration wait = Duration.between(time.now(), due);
        boolean far = wait.compareTo(LONGEST) > 0;
        Runnable then = far ? () -> schedule(schedule, due) : () -> call(schedule);
        long nanos = Math.max(0, (far ? LONGEST : wait).toNanos());
        set.put(schedule, time.timer().schedule(then, nanos, TimeUnit.NANOSECONDS));
    }

    private void call(String schedule) {
        Listener called;
        synchronized (this) {
            set.remove(schedule);
            called = listener;
        }
        Uni<Next> next = called == null ? Uni.createFrom().item(retry()) : called.onDue(schedule);
        next.subscribe().with(then -> scheduleNext(schedule, then), failure -> {
            LOG.errorf(failure, "What is due of schedule %s could not be decided and is tried again.", schedule);
            scheduleNext(schedule, retry());
        });
    }

    private Next retry() {
        return new Next.RetryAt(time.now().plus(AFTER_FAILURE));
    }

    /** Sets the alarm to {@code next}, unless it was set anew while the listener was called. */
    private synchronized void scheduleNext(String schedule, Next next) {
        if (!set.containsKey(schedule)) {
            switch (next) {
                case Next.DueAt(Instant due) -> schedule(schedule, due);
                case Next.RetryAt(Instant at) -> schedule(schedule, at);
                case Next.Never _ -> {}
            }
        }
    }
}
