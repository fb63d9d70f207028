package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.aubade.store.Postgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes over one PostgreSQL: every occurrence runs once, and the runs of a node that is killed go on elsewhere. */
class ClusterIT {
    private static final int OCCURRENCES = 1_000;

    /** So many schedules are put first, to see how long that takes here. */
    private static final int TRIAL = 50;

    private static final Duration DUE_WITHIN = Duration.ofSeconds(10);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(15);
    private static final System.Logger LOG = System.getLogger(ClusterIT.class.getName());

    @TempDir
    private Path directory;

    private Postgres postgres;
    private final List<PackagedNode> nodes = new ArrayList<>();

    @BeforeEach
    void startServer() {
        postgres = new Postgres(directory.resolve("postgresql"));
    }

    @AfterEach
    void stopAll() {
        nodes.forEach(PackagedNode::close);
        postgres.close();
    }

    @CanIgnoreReturnValue
    private PackagedNode node(String name) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("aubade.node", name);
        configuration.put("aubade.store", "postgresql");
        configuration.put("aubade.home.zone", "UTC");
        configuration.put("aubade.schedules.built-in", "false");
        configuration.put("aubade.simulated.latency", "5ms");
        configuration.put("aubade.postgresql.url", postgres.url("postgres"));
        configuration.put("aubade.postgresql.username", Postgres.USER);
        configuration.put("aubade.postgresql.password", "none");
        configuration.put("quarkus.log.category.\"aubade.device\".level", "WARN");
        configuration.put("quarkus.log.category.\"aubade.schedule\".level", "WARN");
        PackagedNode node = PackagedNode.start(directory.resolve(name + ".log"), configuration);
        nodes.add(node);
        return node;
    }

    @Test
    void two_nodes_run_every_occurrence_once() {
        runOccurrences(2);
    }

    @Test
    void three_nodes_run_every_occurrence_once() {
        runOccurrences(3);
    }

    private void runOccurrences(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> node("node-" + number));
        PackagedNode first = nodes.getFirst();
        first.send(
                "PUT",
                "/api/programs/tick",
                "{\"overlap\":\"parallel\",\"do\":{\"send\":\"hue-light\",\"type\":\"SWITCH_ON\"}}",
                201);
        Instant trial = Instant.now();
        IntStream.range(0, TRIAL).forEach(i -> put(i, count, trial.plus(Duration.ofHours(12)), 201));
        Duration each = Duration.between(trial, Instant.now()).dividedBy(TRIAL);
        Instant begin = Instant.now()
                .plus(each.multipliedBy(2L * OCCURRENCES))
                .plusSeconds(8)
                .truncatedTo(ChronoUnit.SECONDS);
        long seconds = DUE_WITHIN.toSeconds();
        for (int i = 0; i < OCCURRENCES; i++) {
            put(i, count, begin.plusSeconds(i % seconds), i < TRIAL ? 200 : 201);
        }
        assertThat(Instant.now()).as("when all schedules were there").isBefore(begin.minusSeconds(4));
        List<JsonNode> ledger = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> rows(first, "/api/occurrences?limit=1000"), rows -> rows.size() >= OCCURRENCES);
        assertThat(ledger)
                .allSatisfy(row -> assertThat(row.get("decision").asText()).isEqualTo("RAN"));
        assertThat(ledger).extracting(row -> row.get("run").asText()).doesNotHaveDuplicates();
        List<JsonNode> runs = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> rows(first, "/api/runs?limit=1000&program=tick"),
                        found -> found.stream().allMatch(run -> run.hasNonNull("finished")));
        assertThat(runs).hasSize(OCCURRENCES);
        report(count, runs);
    }

    private void put(int number, int count, Instant due, int expected) {
        String at = due.truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .toLocalTime()
                .format(DateTimeFormatter.ISO_LOCAL_TIME);
        nodes.get(number % count)
                .send(
                        "PUT",
                        "/api/schedules/tick-" + number,
                        "{\"program\":\"tick\",\"when\":{\"every\":\"FREQ=DAILY\",\"at\":\"" + at + "\"}}",
                        expected);
    }

    private static List<JsonNode> rows(PackagedNode node, String path) {
        List<JsonNode> rows = new ArrayList<>();
        node.get(path).forEach(rows::add);
        return rows;
    }

    private static void report(int count, List<JsonNode> runs) {
        long[] late = runs.stream()
                .mapToLong(run -> Duration.between(
                                Instant.parse(run.get("planned").asText()),
                                Instant.parse(run.get("started").asText()))
                        .toMillis())
                .sorted()
                .toArray();
        LOG.log(
                System.Logger.Level.INFO,
                "{0} occurrences within {1} s on {2} nodes: started late by p50 {3} ms, p99 {4} ms, max {5} ms.",
                runs.size(),
                DUE_WITHIN.toSeconds(),
                count,
                late[late.length / 2],
                late[late.length * 99 / 100],
                late[late.length - 1]);
    }

    @Test
    void the_runs_of_a_killed_node_go_on_elsewhere_and_end_once() {
        PackagedNode doomed = node("doomed");
        PackagedNode other = node("other");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String program = "{\"name\":\"long-" + i
                    + "\",\"do\":[{\"send\":\"smart-toilet\",\"type\":\"FLUSH\"},{\"delay\":\"20s\"},"
                    + "{\"send\":\"smart-toilet\",\"type\":\"CLEAN\"}]}";
            ids.add(doomed.send("POST", "/api/runs", program, 202).get("id").asText());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ids.stream().allMatch(id -> isAt(doomed, id, "0.1")));
        Instant killed = Instant.now();
        doomed.kill();

        Map<String, Duration> taken = new TreeMap<>();
        Awaitility.await()
                .atMost(TAKEN_OVER_WITHIN.plusSeconds(10))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    ids.stream()
                            .filter(id -> !taken.containsKey(id)
                                    && other.get("/api/runs/" + id).has("resumptions"))
                            .forEach(id -> taken.put(id, Duration.between(killed, Instant.now())));
                    return taken.size() == ids.size();
                });
        Duration last = taken.values().stream().max(Duration::compareTo).orElseThrow();
        LOG.log(System.Logger.Level.INFO, "The runs of a killed node went on elsewhere after {0} ms.", last.toMillis());
        assertThat(last).isLessThan(TAKEN_OVER_WITHIN);

        for (String id : ids) {
            JsonNode run = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> other.get("/api/runs/" + id), found -> found.hasNonNull("finished"));
            assertThat(run.get("state").asText()).isEqualTo("SUCCEEDED");
            assertThat(run.get("resumptions")).hasSize(1);
            assertThat(run.get("resumptions").get(0).get("node").asText()).isEqualTo("other");
        }
        JsonNode toilet = other.get("/api/devices/smart-toilet").get("state");
        assertThat(toilet.toString()).contains("\"flushes\":0").contains("\"cleanings\":20");
    }

    private static boolean isAt(PackagedNode node, String id, String path) {
        for (JsonNode step : node.get("/api/runs/" + id).get("steps")) {
            if (step.get("path").asText().equals(path)) {
                return step.get("state").asText().equals("RUNNING");
            }
        }
        return false;
    }
}
