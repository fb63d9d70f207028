package org.aubade.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.schedule.Alarms;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Alarms of all nodes of a database, by db-scheduler: each rings on one node at a time, and on another if that one goes.
 * A node takes an alarm a little before it is due and waits on the timer, so that it rings to the millisecond.
 */
public final class SqlAlarms implements Alarms {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final String TASK = "occurrence";

    /** How long before it is due an alarm is taken; more than {@link #POLLING} and what a slow database takes. */
    static final Duration LEAD = Duration.ofSeconds(4);

    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    /** Where nobody else looks, and memory cards wear out. */
    private static final Duration LONE_HEARTBEAT = Duration.ofMinutes(5);

    private static final int MISSED_HEARTBEATS = 4;

    /** How many alarms a node takes at once; each waits on a virtual thread. */
    private static final int MOST = 1_000;

    /** As many as do not keep a single connection from those who wait for it. */
    private static final int LONE_MOST = 32;

    /** How long an alarm of this process may be taken without being rung. */
    private static final Duration STUCK = Duration.ofSeconds(20);

    private static final Duration MENDING = Duration.ofSeconds(10);
    private static final Duration LONE_MENDING = Duration.ofMinutes(1);
    private static final Duration MENDING_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(200);
    private static final int BUSY_TRIES = 50;

    private final Database database;
    private final TimeSource time;
    private final CustomTask<String> task;
    private final Scheduler scheduler;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("aubade-alarm-", 0).factory());
    private final Waits waits;
    private final AtomicBoolean mending = new AtomicBoolean();

    /** The alarms that this process has taken and not finished. */
    private final Set<String> ringing = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Bell bell;
    private volatile boolean closed;
    private boolean started;

    /** @param node the name of this node, for people */
    public SqlAlarms(Database database, String node, TimeSource time) {
        this.database = database;
        this.time = time;
        this.waits = new Waits(time);
        this.task = Tasks.custom(TASK, String.class)
                .onFailure((complete, operations) -> finish(
                        complete,
                        () -> operations.reschedule(complete, time.now().plus(AGAIN))))
                .onDeadExecutionRevive()
                .execute((instance, _) -> ring(instance));
        boolean shared = database.isShared();
        JdbcCustomization dialect = database.engine().taskDialect();
        this.scheduler = Scheduler.create(database.writer(), List.of(task))
                .schedulerName(new SchedulerName.Fixed(
                        node + " " + ProcessHandle.current().pid()))
                .serializer(new TextSerializer())
                .jdbcCustomization(dialect)
                .threads(shared ? MOST : LONE_MOST)
                .executorService(threads)
                .pollingInterval(POLLING)
                .heartbeatInterval(shared ? HEARTBEAT : LONE_HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .clock(time::now)
                .shutdownMaxWait(Database.PATIENCE)
                .build();
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    /** Rings as soon as the database is there. */
    @Override
    public void start(Bell rung) {
        bell = rung;
        database.whenOpened(this::begin);
        if (database.opening() > 0) {
            begin();
        }
        long every = (database.isShared() ? MENDING : LONE_MENDING).toMillis();
        var _ = time.timer().scheduleWithFixedDelay(this::mend, every, every, TimeUnit.MILLISECONDS);
    }

    /** What the database says of the schedule counts, since another node may have changed it since; fails never. */
    @Override
    public Uni<Void> set(String schedule, Instant due) {
        return settle(schedule);
    }

    @Override
    public Uni<Void> clear(String schedule) {
        return settle(schedule);
    }

    /** Lets go of the alarms that it has taken, so that another node takes them. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waits.end();
            if (started) {
                scheduler.stop();
            }
        }
        threads.shutdownNow();
    }

    private synchronized void begin() {
        if (!started && !closed) {
            started = true;
            threads.execute(this::beginNow);
        } else {
            mend();
        }
    }

    /** Where nobody else can be ringing, what somebody was ringing is taken from him at once. */
    private void beginNow() {
        if (!database.isShared()) {
            try {
                var _ = database.write(
                        handle -> handle.execute(
                                "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL WHERE picked"));
            } catch (StoreUnavailable e) {
                LOG.debug("Alarms of the process before are found by their silence.", e);
            }
        }
        synchronized (this) {
            if (closed) {
                return;
            }
            scheduler.start();
        }
        mend();
    }

    private Uni<Void> settle(String schedule) {
        return database.onWorker(() -> {
                    settleNow(schedule, 0);
                    return true;
                })
                .replaceWithVoid();
    }

    /**
     * Makes the alarm what the schedule needs. While it is rung that cannot be done: whoever rings it looks again, and then
     * it is tried once more.
     */
    private void settleNow(String schedule, int tries) {
        boolean done = false;
        try {
            Optional<Instant> due = due(schedule);
            done = due.isPresent() ? isMade(schedule, due.get()) : isRemoved(schedule);
        } catch (TaskInstanceNotFoundException _) {
            LOG.debugf("The alarm of %s went while it was set.", schedule);
        } catch (TaskInstanceCurrentlyExecutingException _) {
            waits.look(schedule);
        } catch (RuntimeException e) {
            LOG.debugf(e, "The alarm of %s could not be set, and is mended.", schedule);
            mendSoon();
            return;
        }
        if (!done && tries < BUSY_TRIES && !closed) {
            var _ = time.timer()
                    .schedule(
                            () -> threads.execute(() -> settleNow(schedule, tries + 1)),
                            BUSY.toMillis(),
                            TimeUnit.MILLISECONDS);
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

    private boolean isMade(String schedule, Instant due) {
        TaskInstance<String> instance = task.instance(schedule, due.toString());
        Instant at = due.minus(LEAD);
        return scheduler.scheduleIfNotExists(instance, at)
                || scheduler.reschedule(instance, at, due.toString())
                || isSet(instance, at);
    }

    private boolean isRemoved(String schedule) {
        try {
            scheduler.cancel(TaskInstanceId.of(TASK, schedule));
        } catch (TaskInstanceNotFoundException _) {
            LOG.debugf("The alarm of %s is gone.", schedule);
        }
        return true;
    }

    private void mendSoon() {
        if (mending.compareAndSet(false, true)) {
            var _ = time.timer()
                    .schedule(
                            () -> {
                                mending.set(false);
                                mend();
                            },
                            MENDING_AFTER_FAILURE.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private boolean isSet(TaskInstance<String> instance, Instant at) {
        return scheduler
                .getScheduledExecution(instance)
                .filter(there -> there.getExecutionTime().equals(at))
                .isPresent();
    }

    private CompletionHandler<String> ring(TaskInstance<String> instance) {
        String schedule = instance.getId();
        ringing.add(schedule);
        Optional<Instant> due = Optional.of(Instant.parse(instance.getData()));
        while (due.isPresent() && !due.get().minus(LEAD).isAfter(time.now())) {
            waits.until(schedule, due.get());
            Bell rung = bell;
            if (closed || rung == null || Thread.currentThread().isInterrupted()) {
                return at(due.get());
            }
            due = rung.ring(schedule).await().atMost(Duration.ofMinutes(1));
        }
        return due.map(this::at).orElseGet(() -> (complete, operations) -> finish(complete, () -> operations.remove()));
    }

    private CompletionHandler<String> at(Instant due) {
        return (complete, operations) ->
                finish(complete, () -> operations.reschedule(complete, due.minus(LEAD), due.toString()));
    }

    /** Whether or not that works, nobody is ringing the alarm any more. */
    private void finish(ExecutionComplete complete, Runnable completion) {
        try {
            completion.run();
        } finally {
            ringing.remove(complete.getExecution().getId());
        }
    }

    /** Sets what was lost when a process went between deciding an occurrence and setting the next alarm. */
    private void mend() {
        if (closed) {
            return;
        }
        if (!database.isShared()) {
            threads.execute(this::free);
        }
        database.read(handle -> handle.createQuery(astray()).mapTo(String.class).list())
                .emitOn(threads)
                .subscribe()
                .with(
                        all -> all.forEach(schedule -> settleNow(schedule, 0)),
                        failure -> LOG.debug("Alarms were not looked through.", failure));
    }

    /** Lets go of alarms that nobody rings, since the end of their ringing could not be written. */
    private void free() {
        long before = Micros.of(time.now().minus(STUCK));
        try {
            List<String> stuck = database
                    .readNow(handle -> handle.createQuery(
                                    "SELECT task_instance FROM scheduled_tasks WHERE picked AND last_heartbeat < "
                                            + database.engine().taskTime(":before"))
                            .bind("before", before)
                            .mapTo(String.class)
                            .list())
                    .stream()
                    .filter(name -> !ringing.contains(name))
                    .toList();
            if (!stuck.isEmpty()) {
                var _ = database.write(handle -> handle.createUpdate(
                                "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
                                        + " version = version + 1 WHERE picked AND last_heartbeat < "
                                        + database.engine().taskTime(":before") + " AND task_instance IN (<stuck>)")
                        .bind("before", before)
                        .bindList("stuck", stuck)
                        .execute());
            }
        } catch (StoreUnavailable e) {
            LOG.debug("Alarms that are stuck were not looked for.", e);
        }
    }

    /** Alarms that the table lacks, or that would ring too late, though nobody is ringing them. */
    private String astray() {
        return """
                SELECT s.name FROM schedules s
                LEFT JOIN scheduled_tasks t ON t.task_name = 'occurrence' AND t.task_instance = s.name
                WHERE s.due IS NOT NULL AND (t.task_instance IS NULL OR (t.picked = FALSE AND t.execution_time > %s))
                """.formatted(database.engine().taskTime("s.due"));
    }
}
