package org.aubade.store.alarms;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.aubade.schedule.Alarms;
import org.aubade.store.database.Database;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/**
 * The alarms of all nodes that use a database, by db-scheduler: each calls the listener of one node at a time, and of another node if
 * that one is gone. A node picks an alarm shortly before it is due and waits for it on the timer.
 */
public final class SqlAlarms implements Alarms {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final int MISSED_HEARTBEATS = 4;

    private final Database database;
    private final TimeSource time;
    private final AlarmSettings settings;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("aubade-alarm-", 0).factory());
    private final AlarmExecution execution;
    private final Scheduler scheduler;
    private final AlarmUpdates updates;
    private final AlarmRepair repair;
    private boolean started;

    /** @param node the name of this node, for people */
    public SqlAlarms(Database database, String node, AlarmSettings settings, TimeSource time) {
        this.database = database;
        this.time = time;
        this.settings = settings;
        this.execution = new AlarmExecution(settings, time);
        this.scheduler = Scheduler.create(database.writer(), List.of(execution.task()))
                .schedulerName(new SchedulerName.Fixed(
                        node + " " + ProcessHandle.current().pid()))
                .serializer(new TextSerializer())
                .jdbcCustomization(database.engine().taskDialect())
                .threads(settings.limit())
                .executorService(threads)
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .clock(time::now)
                .shutdownMaxWait(Database.PATIENCE)
                .build();
        this.updates = new AlarmUpdates(database, scheduler, execution, settings, time);
        this.repair = new AlarmRepair(database, updates, execution, time);
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    /** Begins as soon as the database is open. */
    @Override
    public void start(Listener listener) {
        execution.listener(listener);
        database.whenOpened(this::opened);
        if (database.opening() > 0) {
            opened();
        }
        long every = settings.repair().toMillis();
        var _ = time.timer().scheduleWithFixedDelay(repair::run, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public Uni<Void> set(String schedule, Instant due) {
        return updates.update(schedule);
    }

    @Override
    public Uni<Void> clear(String schedule) {
        return updates.update(schedule);
    }

    /** Releases the alarms that this node holds, so that another node picks them. */
    @Override
    public void close() {
        synchronized (this) {
            if (execution.isClosed()) {
                return;
            }
            execution.close();
            if (started) {
                scheduler.stop();
            }
        }
        threads.shutdownNow();
    }

    private synchronized void opened() {
        if (started || execution.isClosed()) {
            repair.run();
        } else {
            started = true;
            threads.execute(this::startScheduler);
        }
    }

    private void startScheduler() {
        if (!database.isShared()) {
            try {
                repair.releaseAll();
            } catch (RuntimeException e) {
                LOG.debug("What the process before held is released when its heartbeat is missed.", e);
            }
        }
        synchronized (this) {
            if (execution.isClosed()) {
                return;
            }
            scheduler.start();
        }
        repair.run();
    }
}
