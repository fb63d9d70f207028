package org.aubade.store.alarms;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aubade.schedule.Alarms;
import org.aubade.schedule.Alarms.Next;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * What db-scheduler executes for an alarm that it has picked: waits until the alarm is due, so that it is to the millisecond, and
 * calls the listener. The data of the task is the instant at which it is due.
 */
final class AlarmExecution implements AutoCloseable {
    /** The name of the task in the table of db-scheduler. */
    static final String TASK = "occurrence";

    private static final Duration LISTENER_TIMEOUT = Duration.ofMinutes(1);

    private final AlarmSettings settings;
    private final TimeSource time;
    private final WakeableSleeper sleeper;
    private final CustomTask<String> task;

    /** The alarms that this process has picked and not completed. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    private volatile Alarms.@Nullable Listener listener;
    private volatile boolean closed;

    AlarmExecution(AlarmSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        this.sleeper = new WakeableSleeper(time);
        this.task = Tasks.custom(TASK, String.class)
                .onFailure((complete, operations) -> release(
                        complete,
                        () -> operations.reschedule(complete, time.now().plus(settings.retry()))))
                .onDeadExecutionRevive()
                .execute((instance, _) -> execute(instance));
    }

    /** The task to register at the scheduler. */
    CustomTask<String> task() {
        return task;
    }

    /** Calls {@code called} for alarms that are due from now on. */
    void listener(Alarms.Listener called) {
        listener = called;
    }

    /** When an alarm that is due at {@code due} can be picked. */
    Instant executionTime(Instant due) {
        return due.minus(settings.lead());
    }

    /** Whether this process has picked the alarm of {@code schedule} and not completed it. */
    boolean holds(String schedule) {
        return held.contains(schedule);
    }

    /** Has the listener look at {@code schedule} now, if this process waits for its alarm to become due. */
    void wake(String schedule) {
        sleeper.wake(schedule);
    }

    boolean isClosed() {
        return closed;
    }

    /** Lets go of all alarms that wait; none calls the listener any more. */
    @Override
    public void close() {
        closed = true;
        sleeper.close();
    }

    private CompletionHandler<String> execute(TaskInstance<String> instance) {
        String schedule = instance.getId();
        held.add(schedule);
        Next next = new Next.DueAt(Instant.parse(instance.getData()));
        while (next instanceof Next.DueAt(Instant due) && !executionTime(due).isAfter(time.now())) {
            sleeper.sleepUntil(schedule, due);
            Alarms.Listener called = listener;
            if (closed || called == null || Thread.currentThread().isInterrupted()) {
                break;
            }
            next = called.onDue(schedule).await().atMost(LISTENER_TIMEOUT);
        }
        return switch (next) {
            case Next.DueAt(Instant due) -> reschedule(executionTime(due), due);
            // Picked at that time and not before, so that it keeps no thread until then and another node may take it.
            case Next.RetryAt(Instant at) -> reschedule(at, at);
            case Next.Never _ -> (complete, operations) -> release(complete, operations::remove);
        };
    }

    private CompletionHandler<String> reschedule(Instant executionTime, Instant due) {
        return (complete, operations) ->
                release(complete, () -> operations.reschedule(complete, executionTime, due.toString()));
    }

    /** The process does not hold the alarm any more, even where the database does not take {@code completion}. */
    private void release(ExecutionComplete complete, Runnable completion) {
        try {
            completion.run();
        } finally {
            held.remove(complete.getExecution().getId());
        }
    }
}
