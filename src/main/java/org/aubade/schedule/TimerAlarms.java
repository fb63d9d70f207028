package org.aubade.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Alarms that last as long as the process. */
public final class TimerAlarms implements Alarms {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** However far away, the clock is looked at again after so long, as it may have been set. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TimeSource time;
    private final Map<String, Future<?>> set = new HashMap<>();
    private @Nullable Bell bell;
    private boolean closed;

    public TimerAlarms(TimeSource time) {
        this.time = time;
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public synchronized void start(Bell rung) {
        bell = rung;
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
        Runnable then = far ? () -> schedule(schedule, due) : () -> ring(schedule);
        long nanos = Math.max(0, (far ? LONGEST : wait).toNanos());
        set.put(schedule, time.timer().schedule(then, nanos, TimeUnit.NANOSECONDS));
    }

    private void ring(String schedule) {
        Bell rung;
        synchronized (this) {
            set.remove(schedule);
            rung = bell;
        }
        Uni<Optional<Instant>> next =
                rung == null ? Uni.createFrom().item(Optional.of(time.now().plus(AGAIN))) : rung.ring(schedule);
        next.subscribe().with(due -> again(schedule, due), failure -> {
            LOG.errorf(failure, "What is due of schedule %s could not be decided and is tried again.", schedule);
            again(schedule, Optional.of(time.now().plus(AGAIN)));
        });
    }

    /** Unless it was set anew while it rang. */
    private synchronized void again(String schedule, Optional<Instant> due) {
        if (!set.containsKey(schedule)) {
            due.ifPresent(at -> schedule(schedule, at));
        }
    }
}
