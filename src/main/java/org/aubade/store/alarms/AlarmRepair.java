package org.aubade.store.alarms;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aubade.store.database.Database;
import org.aubade.store.database.Micros;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Finds alarms that are lost, since a process was killed or the database away at the wrong moment. */
final class AlarmRepair {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");

    /** How long a row may say that this process holds an alarm though it does not. */
    private static final Duration STUCK = Duration.ofSeconds(20);

    private final Database database;
    private final AlarmUpdates updates;
    private final AlarmExecution execution;
    private final TimeSource time;

    AlarmRepair(Database database, AlarmUpdates updates, AlarmExecution execution, TimeSource time) {
        this.database = database;
        this.updates = updates;
        this.execution = execution;
        this.time = time;
    }

    /** Looks for lost alarms and sets them; does not wait for that. */
    void run() {
        if (execution.isClosed()) {
            return;
        }
        database.onWorker(this::releaseStuck)
                .chain(() -> database.read(handle ->
                        handle.createQuery(missing()).mapTo(String.class).list()))
                .onItem()
                .transformToMulti(schedules -> Multi.createFrom().iterable(schedules))
                .onItem()
                .transformToUniAndConcatenate(updates::update)
                .subscribe()
                .with(_ -> {}, failure -> LOG.debug("Lost alarms were not looked for.", failure));
    }

    /** Releases what the process before this one held; where no other process uses the database, that is everything held. */
    void releaseAll() {
        var _ = database.write(handle -> handle.execute(
                "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL WHERE picked"));
    }

    /**
     * Releases alarms that nobody holds though the table says so: those whose completion could not be written, where no other process
     * uses the database, and those with a heartbeat that lies ahead. Their node had a clock that was ahead, and nobody would miss its
     * heartbeats until that time comes.
     */
    private int releaseStuck() {
        String ahead = "last_heartbeat > " + taskTime(time.now().plus(TimeSource.MAX_SKEW));
        String silent = database.isShared()
                ? ""
                : " OR last_heartbeat < " + taskTime(time.now().minus(STUCK));
        String suspect = "picked AND (" + ahead + silent + ")";
        List<String> stuck = database
                .readNow(handle -> handle.createQuery("SELECT task_instance FROM scheduled_tasks WHERE " + suspect)
                        .mapTo(String.class)
                        .list())
                .stream()
                .filter(schedule -> !execution.holds(schedule))
                .toList();
        return stuck.isEmpty()
                ? 0
                : database.write(handle -> handle.createUpdate(
                                "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
                                        + " version = version + 1 WHERE " + suspect + " AND task_instance IN (<stuck>)")
                        .bindList("stuck", stuck)
                        .execute());
    }

    private String taskTime(Instant at) {
        return database.engine().taskTime(String.valueOf(Micros.of(at)));
    }

    /** The schedules whose alarm the table lacks, or would pick too late, though nobody holds it. */
    private String missing() {
        return """
                SELECT s.name FROM schedules s
                LEFT JOIN scheduled_tasks t ON t.task_name = '%s' AND t.task_instance = s.name
                WHERE s.due IS NOT NULL AND (t.task_instance IS NULL OR (t.picked = FALSE AND t.execution_time > %s))
                """.formatted(AlarmExecution.TASK, database.engine().taskTime("s.due"));
    }
}
