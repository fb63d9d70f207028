package org.aubade.store.alarms;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.aubade.store.database.Database;
import org.aubade.store.database.Micros;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/**
 * Writes alarms as the table {@code schedules} needs them. The row of the schedule counts, and not what the caller knows of it, since
 * another node may have changed the schedule meanwhile.
 */
final class AlarmUpdates {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");

    /** An alarm that a node holds cannot be written, and is tried again after so long. */
    private static final Duration HELD = Duration.ofMillis(200);

    /** How often one is tried; {@link AlarmRepair} finds what is still wrong then. */
    private static final int MAX_TRIES = 50;

    private final Database database;
    private final SchedulerClient scheduler;
    private final AlarmExecution execution;
    private final Duration afterFailure;
    private final TimeSource time;

    AlarmUpdates(
            Database database,
            SchedulerClient scheduler,
            AlarmExecution execution,
            AlarmSettings settings,
            TimeSource time) {
        this.database = database;
        this.scheduler = scheduler;
        this.execution = execution;
        this.afterFailure = settings.retry().multipliedBy(2);
        this.time = time;
    }

    /** Writes the alarm of {@code schedule}; completes after the first try, and never fails. What did not work is tried again. */
    @CheckReturnValue
    Uni<Void> update(String schedule) {
        return update(schedule, 1);
    }

    private Uni<Void> update(String schedule, int tries) {
        return database.onWorker(() -> isUpdated(schedule))
                .onItem()
                .invoke(updated -> {
                    if (!updated) {
                        updateLater(schedule, tries, HELD);
                    }
                })
                .onFailure()
                .invoke(failure -> {
                    LOG.debugf(failure, "The alarm of %s could not be set and is tried again.", schedule);
                    updateLater(schedule, tries, afterFailure);
                })
                .onFailure()
                .recoverWithItem(false)
                .replaceWithVoid();
    }

    private void updateLater(String schedule, int tries, Duration delay) {
        if (tries < MAX_TRIES && !execution.isClosed()) {
            var _ = time.timer()
                    .schedule(
                            () -> update(schedule, tries + 1).subscribe().with(_ -> {}),
                            delay.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /** False if the alarm is held; where this process holds it, the listener then looks at the schedule. */
    private boolean isUpdated(String schedule) {
        try {
            Optional<Instant> due = due(schedule);
            return due.isPresent() ? isSet(schedule, due.get()) : isRemoved(schedule);
        } catch (TaskInstanceNotFoundException _) {
            LOG.debugf("The alarm of %s was removed while it was set.", schedule);
            return false;
        } catch (TaskInstanceCurrentlyExecutingException _) {
            execution.wake(schedule);
            return false;
        }
    }

    private Optional<Instant> due(String schedule) {
        return database.readNow(
                handle -> handle.createQuery("SELECT due FROM schedules WHERE name = :name AND due IS NOT NULL")
                        .bind("name", schedule)
                        .mapTo(Long.class)
                        .findOne()
                        .map(Micros::instant));
    }

    private boolean isSet(String schedule, Instant due) {
        TaskInstance<String> instance = execution.task().instance(schedule, due.toString());
        Instant at = execution.executionTime(due);
        return scheduler.scheduleIfNotExists(instance, at)
                || scheduler.reschedule(instance, at, due.toString())
                || isSetAlready(instance, at);
    }

    private boolean isSetAlready(TaskInstance<String> instance, Instant at) {
        return scheduler
                .getScheduledExecution(instance)
                .filter(there -> there.getExecutionTime().equals(at))
                .isPresent();
    }

    private boolean isRemoved(String schedule) {
        try {
            scheduler.cancel(TaskInstanceId.of(AlarmExecution.TASK, schedule));
        } catch (TaskInstanceNotFoundException _) {
            LOG.debugf("Schedule %s has no alarm.", schedule);
        }
        return true;
    }
}
