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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aubade.store.Postgres;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes over one PostgreSQL: every occurrence runs once, and the runs of a node that is killed go on elsewhere. */
class ClusterIT {
    private static final int OCCURRENCES = 1_000;

    /** So many schedules are put first, to see how long that takes here. */
    private static final int TRIAL = 50;

    /** So many are put at the same time. */
    private static final int CLIENTS = 4;

    private static final Duration DUE_WITHIN = Duration.ofSeconds(10);

    /** How long before they are due all schedules are there, so that every node can have picked some. */
    private static final Duration LEAD = Duration.ofSeconds(4);

    private static final Duration NODE_TIMEOUT = Duration.ofSeconds(4);

    /** With the default of 8 s for the timeout it is 15 s. */
    private static final Duration TAKEN_OVER_WITHIN = NODE_TIMEOUT.plusSeconds(7);

    private static final System.Logger LOG = System.getLogger(ClusterIT.class.getName());

    @TempDir
    private static Path server;

    private static Postgres postgres;

    @TempDir
    private Path directory;

    private String database;
    private final List<PackagedNode> nodes = new ArrayList<>();

    @BeforeAll
    static void startServer() {
        postgres = new Postgres(server);
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
    }

    @BeforeEach
    void createDatabase(TestInfo test) {
        database = test.getTestMethod().orElseThrow().getName();
        Jdbi.create(postgres.url("postgres"), Postgres.USER, "")
                .useHandle(sql -> sql.execute("CREATE DATABASE " + database));
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(PackagedNode::close);
    }

    @CanIgnoreReturnValue
    private PackagedNode node(String name) {
        return node(name, "WARN");
    }

    /** @param devices the level at which devices log what they are sent: INFO or WARN */
    private PackagedNode node(String name, String devices) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("aubade.node", name);
        configuration.put("aubade.store", "postgresql");
        configuration.put("aubade.home.zone", "UTC");
        configuration.put("aubade.schedules.built-in", "false");
        configuration.put("aubade.simulated.latency", "5ms");
        configuration.put("aubade.postgresql.url", postgres.url(database));
        configuration.put("aubade.postgresql.username", Postgres.USER);
        configuration.put("aubade.postgresql.password", "none");
        configuration.put("aubade.postgresql.node-timeout", NODE_TIMEOUT.toSeconds() + "s");
        configuration.put("quarkus.log.category.\"aubade.device\".level", devices);
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
        Instant begin = putAll();
        assertThat(Instant.now()).as("when all schedules were there").isBefore(begin.minus(LEAD));
        List<JsonNode> ledger = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.between(Instant.now(), begin.plus(DUE_WITHIN)))
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

    /** Puts all schedules before the first of them is due, which this returns; a trial tells how long that takes. */
    private Instant putAll() {
        Instant far = Instant.now().plus(Duration.ofHours(12));
        var _ = putUntil(TRIAL, far);
        Instant trial = Instant.now();
        var _ = putUntil(TRIAL, far);
        Duration needed = Duration.between(trial, Instant.now()).multipliedBy(OCCURRENCES / TRIAL);
        Instant begin;
        do {
            needed = needed.multipliedBy(3).dividedBy(2);
            begin = Instant.now().plus(needed).plus(LEAD).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        } while (!putUntil(OCCURRENCES, begin));
        return begin;
    }

    /** Puts so many schedules, whose first is due at {@code begin}; gives up, and is false, when that is too near. */
    private boolean putUntil(int count, Instant begin) {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean inTime = new AtomicBoolean(true);
        Runnable client = () -> {
            for (int i = next.getAndIncrement(); i < count && inTime.get(); i = next.getAndIncrement()) {
                put(i, begin.plusSeconds(i % DUE_WITHIN.toSeconds()));
                inTime.compareAndSet(true, Instant.now().isBefore(begin.minus(LEAD)));
            }
        };
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            IntStream.range(0, CLIENTS)
                    .mapToObj(_ -> CompletableFuture.runAsync(client, clients))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        return inTime.get();
    }

    private void put(int number, Instant due) {
        String at = due.truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .toLocalTime()
                .format(DateTimeFormatter.ISO_LOCAL_TIME);
        nodes.get(number % nodes.size())
                .send(
                        "PUT",
                        "/api/schedules/tick-" + number,
                        "{\"program\":\"tick\",\"when\":{\"every\":\"FREQ=DAILY\",\"at\":\"" + at + "\"}}",
                        200,
                        201);
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
                    + "\",\"do\":[{\"send\":\"smart-toilet\",\"type\":\"FLUSH\"},{\"delay\":\"8s\"},"
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

    @Test
    void a_node_that_was_paused_sends_nothing_for_runs_that_went_on_or_were_cancelled_elsewhere() {
        PackagedNode paused = node("paused", "INFO");
        PackagedNode other = node("other");
        List<String> finished = new ArrayList<>();
        List<String> cancelled = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            finished.add(start(paused, "finished-" + i, "8s"));
            cancelled.add(start(paused, "cancelled-" + i, "15s"));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        Stream.concat(finished.stream(), cancelled.stream()).allMatch(id -> isAt(other, id, "0.1")));
        // The other node has read that from the database: a node paused amid a transaction would keep its session
        // locked.
        Instant began = Instant.now();
        paused.pause();
        List<String> before = handled(paused);

        cancelled.forEach(id -> {
            Awaitility.await()
                    .atMost(TAKEN_OVER_WITHIN)
                    .until(() -> other.get("/api/runs/" + id).has("resumptions"));
            other.send("POST", "/api/runs/" + id + "/cancel", "", 200, 202);
        });
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> finished.stream()
                        .allMatch(id -> other.get("/api/runs/" + id).hasNonNull("finished")));
        // Everything that the paused node waits for is due when it goes on.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Instant.now().isAfter(began.plusSeconds(16)));
        paused.unpause();

        assertThat(before).hasSize(finished.size() + cancelled.size());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> paused.log().stream().anyMatch(line -> line.contains("was taken for gone")));
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(handled(paused)).isEqualTo(before));
    }

    /** A run that switches the light on, waits, and switches it off. */
    private static String start(PackagedNode node, String program, String delay) {
        String text =
                "{\"name\":\"" + program + "\",\"do\":[{\"send\":\"hue-light\",\"type\":\"SWITCH_ON\"},{\"delay\":\""
                        + delay + "\"},{\"send\":\"hue-light\",\"type\":\"SWITCH_OFF\"}]}";
        return node.send("POST", "/api/runs", text, 202).get("id").asText();
    }

    /** What its devices were sent. */
    private static List<String> handled(PackagedNode node) {
        return node.log().stream()
                .filter(line -> line.contains("handling message of type"))
                .toList();
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
