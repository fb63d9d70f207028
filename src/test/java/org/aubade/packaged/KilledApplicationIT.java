package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aubade.PropertySeeds;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed in the middle of a run, at random moments, which {@link PropertySeeds} gives; the next finishes what it had begun. */
class KilledApplicationIT {
    private static final int MOMENTS = Integer.getInteger("kill.moments", 5);
    private static final int STEPS = 5;
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final String ANSWERED = "Hue Light received message.";
    private static final Pattern HANDLING =
            Pattern.compile("(Hue Light|Smart Toilet) handling message of type (\\w+) with data \\[(.*)]\\.");

    /**
     * What came of messages that were told when the process was killed.
     *
     * @param inDoubt not sent again, since they must not be doubled
     * @param inFlight sent again, not answered before
     * @param answered sent again, though answered within the last commit of the journal
     */
    private record Told(int inDoubt, int inFlight, int answered) {
        static final Told NOTHING = new Told(0, 0, 0);

        Told plus(Told other) {
            return new Told(inDoubt + other.inDoubt, inFlight + other.inFlight, answered + other.answered);
        }
    }

    @TempDir
    private Path directory;

    private int processes;

    private PackagedNode start() {
        processes++;
        return PackagedNode.start(
                directory.resolve("log-" + processes),
                Map.of(
                        "aubade.data",
                        directory.resolve("data").toString(),
                        "aubade.simulated.latency",
                        LATENCY.toMillis() + "ms"));
    }

    /** Colours that can be told apart, and flushes that must not be doubled. */
    private static String program(int round) {
        List<String> colors = new ArrayList<>();
        List<String> flushes = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            colors.add("{\"send\":\"hue-light\",\"type\":\"CHANGE_COLOR\",\"data\":\"" + color(round, i) + "\"}");
            flushes.add("{\"send\":\"smart-toilet\",\"type\":\"" + (i % 2 == 0 ? "FLUSH" : "CLEAN") + "\"}");
        }
        return "{\"name\":\"round-" + round + "\",\"do\":{\"par\":[{\"seq\":[" + String.join(",", colors)
                + "]},{\"seq\":[" + String.join(",", flushes) + "]}]}}";
    }

    private static String color(int round, int step) {
        return "#%04x%02x".formatted(round, step);
    }

    /** Until a moment that nothing in the process knows of. */
    private static void pass(Duration duration) {
        Instant end = Instant.now().plus(duration);
        while (Instant.now().isBefore(end)) {
            LockSupport.parkUntil(end.toEpochMilli() + 1);
        }
    }

    private static List<String> handled(List<String> log, String type) {
        List<String> handled = new ArrayList<>();
        for (String line : log) {
            Matcher matcher = HANDLING.matcher(line);
            if (matcher.find() && matcher.group(2).equals(type)) {
                handled.add(matcher.group(3));
            }
        }
        return handled;
    }

    @Test
    void what_was_kept_as_finished_is_not_sent_again_and_what_must_not_be_doubled_at_most_once() {
        System.Logger logger = System.getLogger(KilledApplicationIT.class.getName());
        Random random = PropertySeeds.random();
        int resumed = 0;
        Told told = Told.NOTHING;
        PackagedNode node = start();
        try {
            for (int round = 0; round < MOMENTS; round++) {
                int said = node.log().size();
                boolean scheduled = round % 2 == 1;
                Duration moment = Duration.ofMillis(random.nextInt(STEPS * (int) LATENCY.toMillis()));
                String id = scheduled ? schedule(node, round) : request(node, round);
                pass(moment);
                node.kill();
                List<String> before = node.log().subList(said, node.log().size());
                node = start();
                JsonNode run = finished(node, scheduled ? ranByTheLedger(node, round) : id);
                resumed += run.has("resumptions") ? 1 : 0;
                told = told.plus(check(round, run, before, node.log()));
            }
        } finally {
            node.close();
        }
        logger.log(
                System.Logger.Level.INFO,
                "{0} moments: {1} runs were resumed; of the messages that were told, {2} were in doubt and not sent again, {3}"
                        + " had no answer and were, {4} had an answer that was not kept yet and were.",
                MOMENTS,
                resumed,
                told.inDoubt(),
                told.inFlight(),
                told.answered());
        assertThat(resumed).isGreaterThan(MOMENTS / 3);
    }

    /** A run that somebody asks for; its id. */
    private static String request(PackagedNode node, int round) {
        return node.send("POST", "/api/runs", program(round), 202).get("id").asText();
    }

    /** A run that is due at the return of this method; nobody knows its id yet. */
    private static String schedule(PackagedNode node, int round) {
        ZonedDateTime due = ZonedDateTime.now(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(3);
        String name = "round-" + round;
        node.send("PUT", "/api/programs/" + name, program(round), 201);
        String when = "{\"every\":\"FREQ=DAILY\",\"at\":\"" + due.toLocalTime() + "\"}";
        node.send(
                "PUT",
                "/api/schedules/" + name,
                "{\"name\":\"" + name + "\",\"program\":\"" + name + "\",\"zone\":\"UTC\",\"when\":" + when + "}",
                201);
        pass(Duration.between(Instant.now(), due));
        return "";
    }

    /** The run of the only row of the ledger for the schedule of this round, which says that it ran. */
    private static String ranByTheLedger(PackagedNode node, int round) {
        JsonNode rows = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> node.get("/api/occurrences?schedule=round-" + round), found -> !found.isEmpty());
        assertThat(rows).as("%s", rows).hasSize(1);
        assertThat(rows.get(0).get("decision").asText()).as("%s", rows).isEqualTo("RAN");
        JsonNode runs = node.get("/api/runs?program=round-" + round);
        assertThat(runs).as("%s", runs).hasSize(1);
        assertThat(rows.get(0).get("run")).isEqualTo(runs.get(0).get("id"));
        return rows.get(0).get("run").asText();
    }

    private static JsonNode finished(PackagedNode node, String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> node.get("/api/runs/" + id), found -> found.hasNonNull("finished"));
    }

    private static Told check(int round, JsonNode run, List<String> before, List<String> after) {
        assertThat(run.get("state").asText()).as("%s", run).isEqualTo("SUCCEEDED");
        List<String> colorsBefore = ofRound(handled(before, "CHANGE_COLOR"), round);
        List<String> colorsAfter = ofRound(handled(after, "CHANGE_COLOR"), round);
        assertThat(colorsBefore).doesNotHaveDuplicates();
        assertThat(colorsAfter).doesNotHaveDuplicates();
        long answers = before.stream().filter(line -> line.endsWith(ANSWERED)).count();
        int inFlight = 0;
        int answered = 0;
        int doubtful = 0;
        int flushes = 0;
        for (JsonNode step : run.get("steps")) {
            switch (step.path("type").asText()) {
                case "CHANGE_COLOR" -> {
                    String color = step.get("data").asText();
                    boolean twice = colorsBefore.contains(color) && colorsAfter.contains(color);
                    assertThat(twice && wasFinished(step, run))
                            .as("%s was finished and sent again, in %s", color, run)
                            .isFalse();
                    assertThat(colorsBefore.contains(color) || colorsAfter.contains(color))
                            .as("%s was sent", color)
                            .isTrue();
                    boolean hadAnswer = colorsBefore.indexOf(color) < answers;
                    assertThat(twice && hadAnswer && !wasSentAgain(step, run))
                            .as("%s was answered and sent again, and %s does not say so", color, run)
                            .isFalse();
                    answered += twice && hadAnswer ? 1 : 0;
                    inFlight += twice && !hadAnswer ? 1 : 0;
                }
                case "FLUSH", "CLEAN" -> {
                    flushes++;
                    doubtful += step.get("state").asText().equals("IN_DOUBT") ? 1 : 0;
                }
                default -> {}
            }
        }
        assertThat(inFlight).as("one message at a time, in %s", run).isLessThanOrEqualTo(1);
        assertThat(answered).as("what one commit holds, in %s", run).isLessThanOrEqualTo(1);
        int flushed = handled(before, "FLUSH").size()
                + handled(after, "FLUSH").size()
                + handled(before, "CLEAN").size()
                + handled(after, "CLEAN").size();
        assertThat(flushed).as("%s", run).isBetween(flushes - doubtful, flushes);
        return new Told(doubtful, inFlight, answered);
    }

    /** Whether the journal had it as finished when the process was killed. */
    private static boolean wasFinished(JsonNode step, JsonNode run) {
        JsonNode resumptions = run.path("resumptions");
        return resumptions.isEmpty()
                || Instant.parse(step.get("finished").asText())
                        .isBefore(Instant.parse(resumptions.get(0).get("at").asText()));
    }

    /** Whether the run says so. */
    private static boolean wasSentAgain(JsonNode step, JsonNode run) {
        for (JsonNode path : run.path("resumptions").path(0).path("resent")) {
            if (path.asText().equals(step.get("path").asText())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> ofRound(List<String> colors, int round) {
        return colors.stream()
                .filter(color -> color.startsWith(color(round, 0).substring(0, 5)))
                .toList();
    }
}
