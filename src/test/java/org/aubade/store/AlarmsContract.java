package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.schedule.Alarms;
import org.aubade.store.alarms.AlarmSettings;
import org.aubade.store.alarms.SqlAlarms;
import org.aubade.store.database.Database;
import org.aubade.store.database.Micros;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alarms of real databases, in real time. */
abstract class AlarmsContract {
    /** When somebody rang. */
    private record Rang(String node, String schedule, Instant at) {}

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final TimeSource time = new TimeSource(Clock.systemUTC(), timer);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Rang> rang = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Instant> due = new ConcurrentHashMap<>();

    abstract TestDatabase database();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        timer.shutdownNow();
    }

    /** A node whose listener does as a schedule service does: what is due is decided once, and what is not is not. */
    private Alarms node(String name) {
        return node(name, schedule -> Uni.createFrom().item(() -> decided(name, schedule)));
    }

    private Alarms node(String name, Alarms.Listener listener) {
        Database database = new Database(database().engine(), time);
        database.open();
        SqlAlarms alarms = new SqlAlarms(database, name, eager(database), time);
        alarms.start(listener);
        open.add(database);
        open.add(alarms::close);
        return alarms;
    }

    /** Those of production, but with less to wait for. */
    private static AlarmSettings eager(Database database) {
        AlarmSettings usual =
                database.isShared() ? AlarmSettings.shared(SessionSettings.DEFAULT) : AlarmSettings.EXCLUSIVE;
        return new AlarmSettings(
                usual.lead(),
                Duration.ofMillis(50),
                usual.heartbeat(),
                usual.limit(),
                Duration.ofSeconds(1),
                Duration.ofMillis(100));
    }

    private Alarms.Next decided(String node, String schedule) {
        Instant next = due.get(schedule);
        if (next == null || next.isAfter(time.now())) {
            return Alarms.Next.of(next);
        }
        if (due.remove(schedule, next)) {
            rang.add(new Rang(node, schedule, time.now()));
        }
        return new Alarms.Next.Never();
    }

    private void set(Alarms alarms, String schedule, Duration in) {
        Instant at = time.now().plus(in);
        due.put(schedule, at);
        write(schedule, at);
        done(alarms.set(schedule, at));
    }

    private void write(String schedule, @Nullable Instant at) {
        database()
                .raw()
                .useHandle(sql -> sql.createUpdate("""
                        INSERT INTO schedules (name, definition, source, etag, deleted, version, basis, decided, due)
                        VALUES (:name, '', 'REST', '', FALSE, 1, '', 0, :due)
                        ON CONFLICT (name) DO UPDATE SET due = excluded.due""")
                        .bind("name", schedule)
                        .bind("due", Micros.ofNullable(at))
                        .execute());
    }

    @Test
    void an_alarm_rings_once_and_not_before_it_is_due() {
        Alarms alarms = node("a");
        Instant at = time.now().plusMillis(700);
        set(alarms, "morning", Duration.ofMillis(700));

        await().atMost(Duration.ofSeconds(10)).until(() -> !rang.isEmpty());
        assertThat(rang.getFirst().at()).isAfterOrEqualTo(at);
        await().during(Duration.ofSeconds(1)).until(() -> rang.size() == 1);
    }

    @Test
    void an_alarm_that_is_waited_for_can_be_set_anew_and_cleared() {
        Alarms alarms = node("a");
        set(alarms, "earlier", Duration.ofMinutes(1));
        set(alarms, "later", Duration.ofSeconds(2));
        set(alarms, "never", Duration.ofMillis(2_500));
        await().until(() -> isHeld("later") && isHeld("never"));
        set(alarms, "earlier", Duration.ofMillis(500));
        set(alarms, "later", Duration.ofMinutes(10));
        due.remove("never");
        write("never", null);
        done(alarms.clear("never"));

        await().atMost(Duration.ofSeconds(10)).until(() -> rang.size() == 1);
        await().during(Duration.ofMillis(2_500)).atMost(Duration.ofSeconds(5)).until(() -> rang.size() == 1);
        assertThat(rang.getFirst().schedule()).isEqualTo("earlier");
    }

    @Test
    void what_the_schedule_says_counts_and_not_who_sets_its_alarm_late() {
        Alarms alarms = node("a");
        set(alarms, "morning", Duration.ofMillis(500));
        done(alarms.set("morning", time.now().plus(Duration.ofHours(1))));

        await().atMost(Duration.ofSeconds(10)).until(() -> rang.size() == 1);
    }

    @Test
    void an_alarm_that_cannot_be_set_now_is_mended() {
        Alarms alarms = node("a");
        database().raw().useHandle(sql -> sql.execute("ALTER TABLE scheduled_tasks RENAME TO away"));
        set(alarms, "morning", Duration.ofMillis(500));
        database().raw().useHandle(sql -> sql.execute("ALTER TABLE away RENAME TO scheduled_tasks"));

        await().atMost(Duration.ofSeconds(15)).until(() -> rang.size() == 1);
    }

    @Test
    void an_alarm_whose_run_has_to_wait_for_room_is_held_by_nobody_meanwhile() {
        List<Instant> tries = new CopyOnWriteArrayList<>();
        Alarms alarms = node(
                "a",
                _ -> Uni.createFrom().item(() -> {
                    tries.add(time.now());
                    return new Alarms.Next.RetryAt(time.now().plusSeconds(1));
                }));
        set(alarms, "morning", Duration.ZERO);

        await().atMost(Duration.ofSeconds(10)).until(() -> !tries.isEmpty());
        await().atMost(Duration.ofSeconds(10)).until(() -> !isHeld("morning"));
        await().atMost(Duration.ofSeconds(10)).until(() -> tries.size() >= 3);
    }

    @Test
    void an_alarm_that_was_held_by_a_node_whose_clock_was_ahead_is_mended() {
        Alarms alarms = node("a");
        set(alarms, "morning", Duration.ofMinutes(10));
        String ahead = taskTime(time.now().plus(Duration.ofDays(1)));
        database()
                .raw()
                .useHandle(sql -> sql.execute("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'gone',"
                        + " execution_time = " + ahead + ", last_heartbeat = " + ahead + ", version = version + 1"));
        set(alarms, "morning", Duration.ofMillis(500));

        await().atMost(Duration.ofSeconds(25)).until(() -> rang.size() == 1);
    }

    private String taskTime(Instant at) {
        return database().engine().taskTime(String.valueOf(Micros.of(at)));
    }

    private boolean isHeld(String schedule) {
        return database()
                .raw()
                .withHandle(sql -> sql.createQuery("SELECT picked FROM scheduled_tasks WHERE task_instance = :schedule")
                        .bind("schedule", schedule)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Test
    void those_that_have_to_wait_for_room_keep_no_other_alarm_waiting() {
        Alarms alarms = node(
                "a",
                schedule -> Uni.createFrom()
                        .item(() -> schedule.startsWith("waiting")
                                ? new Alarms.Next.RetryAt(time.now().plusMillis(300))
                                : decided("a", schedule)));
        for (int i = 0; i < 40; i++) {
            set(alarms, "waiting-" + i, Duration.ZERO);
        }
        set(alarms, "morning", Duration.ofSeconds(1));

        await().atMost(Duration.ofSeconds(15)).until(() -> rang.size() == 1);
    }

    @Test
    void a_listener_that_fails_is_called_again() {
        List<Instant> tries = new CopyOnWriteArrayList<>();
        Alarms alarms = node("a", _ -> {
            tries.add(time.now());
            return tries.size() < 3
                    ? Uni.createFrom().failure(new IllegalStateException("not now"))
                    : Uni.createFrom().item(new Alarms.Next.Never());
        });
        set(alarms, "x", Duration.ZERO);

        await().atMost(Duration.ofSeconds(15)).until(() -> tries.size() == 3);
    }

    List<String> ringers() {
        return rang.stream().map(Rang::node).distinct().sorted().toList();
    }

    /** Sets many alarms on two nodes, and waits until all have rung. */
    void manyOnTwoNodes(int count) {
        List<Alarms> nodes = List.of(node("a"), node("b"));
        for (int i = 0; i < count; i++) {
            set(nodes.get(i % 2), "schedule-" + i, Duration.ofMillis(1_500 + i * 10L));
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> rang.size() >= count);
        assertThat(rang).extracting(Rang::schedule).doesNotHaveDuplicates().hasSize(count);
    }
}
