package org.aubade.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What 10,000 schedules, 100,000 runs with a million steps and 100,000 rows of the ledger cost the packaged application on
 * SQLite, beside a store that is as good as empty: the start, and what people and clocks ask for. To be run by hand.
 */
public final class LargeStore {
    private static final int SCHEDULES = 10_000;
    private static final int RUNS = 100_000;
    private static final int STEPS = 10;
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 51;
    private static final List<String> PATHS = List.of(
            "/api/schedules/one",
            "/api/schedules/one/next?count=10",
            "/api/schedules",
            "/api/runs?limit=50",
            "/api/runs?program=many&state=SUCCEEDED&limit=50",
            "/api/occurrences?schedule=one&limit=50",
            "/api/occurrences?limit=50");

    private LargeStore() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("large-store");
        Path small = Files.createDirectory(directory.resolve("small"));
        Path large = Files.createDirectory(directory.resolve("large"));
        seed(small);
        seed(large);
        long began = System.nanoTime();
        fill(large.resolve("aubade.db"));
        System.out.printf(
                "filled with %,d schedules, %,d runs and %,d steps in %d s: %d MB%n",
                SCHEDULES,
                RUNS,
                RUNS * STEPS,
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                Files.size(large.resolve("aubade.db")) / 1_000_000);
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            measure(small, 0, round, rows);
            measure(large, 1, round, rows);
        }
        rows.forEach((what, millis) -> System.out.printf(
                "%-55s small %8.1f ms, large %8.1f ms, ratio %.1f%n",
                what, median(millis, 0), median(millis, 1), median(millis, 1) / median(millis, 0)));
        System.exit(0);
    }

    private static double median(double[] millis, int kind) {
        double[] own = new double[ROUNDS];
        System.arraycopy(millis, kind * ROUNDS, own, 0, ROUNDS);
        java.util.Arrays.sort(own);
        return own[ROUNDS / 2];
    }

    private static void measure(Path data, int kind, int round, Map<String, double[]> rows) {
        long began = System.nanoTime();
        try (PackagedNode node = node(data)) {
            note(rows, "start to the first answer", kind, round, millisSince(began));
            for (String path : PATHS) {
                double[] took = new double[REQUESTS];
                for (int i = 0; i < REQUESTS; i++) {
                    long asked = System.nanoTime();
                    var _ = node.get(path);
                    took[i] = millisSince(asked);
                }
                java.util.Arrays.sort(took);
                note(rows, "GET " + path, kind, round, took[REQUESTS / 2]);
            }
            note(
                    rows,
                    "a new schedule that is due soon starts late by",
                    kind,
                    round,
                    lateness(node, kind + "-" + round));
        }
    }

    private static void note(Map<String, double[]> rows, String what, int kind, int round, double millis) {
        rows.computeIfAbsent(what, _ -> new double[2 * ROUNDS])[kind * ROUNDS + round] = millis;
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static double lateness(PackagedNode node, String name) {
        Instant due = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(6);
        node.send("PUT", "/api/schedules/due-" + name, schedule("due-" + name, due), 201);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !node.get("/api/occurrences?schedule=due-" + name).isEmpty());
        String run = node.get("/api/occurrences?schedule=due-" + name)
                .get(0)
                .get("run")
                .asText();
        Instant started =
                Instant.parse(node.get("/api/runs/" + run).get("started").asText());
        return Duration.between(due, started).toNanos() / 1e6;
    }

    private static String schedule(String name, Instant due) {
        return "{\"name\":\"" + name
                + "\",\"program\":\"many\",\"zone\":\"UTC\",\"when\":{\"every\":\"FREQ=DAILY\",\"at\":\""
                + due.toString().substring(11, 19) + "\"}}";
    }

    private static PackagedNode node(Path data) {
        return PackagedNode.start(
                data.resolveSibling(data.getFileName() + "-" + System.nanoTime() + ".log"),
                Map.of("aubade.data", data.toString(), "aubade.simulated.latency", "0ms"));
    }

    /** A store with one program, one schedule, and a run of it. */
    private static void seed(Path data) {
        String steps = String.join(
                ",",
                Stream.generate(() -> "{\"send\":\"hue-light\",\"type\":\"SWITCH_ON\"}")
                        .limit(STEPS - 1)
                        .toList());
        try (PackagedNode node = node(data)) {
            node.send("PUT", "/api/programs/many", "{\"name\":\"many\",\"do\":{\"par\":[" + steps + "]}}", 201);
            node.send("PUT", "/api/schedules/one", schedule("one", Instant.now().minusSeconds(3_600)), 201);
            node.send("POST", "/api/programs/many/runs?wait=10s", "", 200);
            node.stop();
        }
    }

    private static void fill(Path file) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute(
                    "CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                            + RUNS + ") SELECT i FROM n");
            copy(
                    sql,
                    "schedules",
                    "i <= " + SCHEDULES,
                    Map.of("name", "'s' || i", "definition", "replace(definition, '\"one\"', '\"s' || i || '\"')"),
                    "name = 'one'");
            copy(
                    sql,
                    "scheduled_tasks",
                    "i <= " + SCHEDULES,
                    Map.of("task_instance", "'s' || i"),
                    "task_instance = 'one'");
            String id = "printf('%08x-0000-7000-8000-%012x', 26000000 + i / 1000, i)";
            copy(
                    sql,
                    "runs",
                    "TRUE",
                    Map.of("id", id, "finished", "finished - i * 20000000", "requested", "requested - i * 20000000"),
                    "TRUE");
            copy(sql, "run_steps", "TRUE", Map.of("run_id", id), "TRUE");
            sql.execute("INSERT INTO occurrences SELECT 's' || (i % " + SCHEDULES
                    + "), (SELECT max(finished) FROM runs) - i * 20000000, '2026-11-01T07:00', 'many', 'RAN', 'it was due', "
                    + id + ", (SELECT max(finished) FROM runs) FROM n");
            connection.commit();
        }
    }

    /** Every row there is, as often as {@code n} says, with other values in some columns. */
    private static void copy(Statement sql, String table, String which, Map<String, String> other, String what)
            throws SQLException {
        StringBuilder columns = new StringBuilder();
        try (var meta = sql.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            for (int column = 1; column <= meta.getMetaData().getColumnCount(); column++) {
                String name = meta.getMetaData().getColumnName(column);
                columns.append(column == 1 ? "" : ", ").append(other.getOrDefault(name, name));
            }
        }
        sql.execute("INSERT INTO " + table + " SELECT " + columns + " FROM n CROSS JOIN (SELECT * FROM " + table
                + " WHERE " + what + ") WHERE " + which);
    }
}
