package org.aubade.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tree of a run, at 80 by 24 where nothing else is said. */
class TreeViewTest {
    private static final Instant NOW = Instant.parse("2027-01-05T07:01:05Z");
    private static final Style PLAIN = new Style(false, true);

    private static FollowedRun run(String... steps) {
        String json = """
                {"id": "0194-42", "program": "wake-up", "state": "RUNNING", "started": "2027-01-05T07:00:00Z", "steps": [%s]}""".formatted(String.join(",", steps));
        try {
            return new FollowedRun(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static String step(String path, String more) {
        return "{\"path\": \"%s\", \"attempt\": 1, %s}".formatted(path, more);
    }

    private static String lamp(String path, String state) {
        return step(
                path,
                "\"kind\": \"send\", \"device\": \"lamp\", \"type\": \"SWITCH_ON\", \"state\": \"" + state + "\"");
    }

    private static List<String> lines(FollowedRun run) {
        return new TreeView(PLAIN, Display.Size.DEFAULT).lines(run, NOW);
    }

    @Test
    void each_step_stands_under_the_one_around_it_with_its_mark_its_name_and_its_duration() {
        FollowedRun run = run(
                step("0", "\"kind\": \"par\", \"state\": \"RUNNING\", \"started\": \"2027-01-05T07:00:00Z\""),
                step(
                        "0.0",
                        "\"kind\": \"send\", \"device\": \"lamp\", \"type\": \"SWITCH_ON\", \"state\": \"SUCCEEDED\","
                                + " \"started\": \"2027-01-05T07:00:00Z\", \"finished\": \"2027-01-05T07:00:00.540Z\""),
                step("0.1", "\"kind\": \"seq\", \"name\": \"music\", \"state\": \"FAILED\", \"error\": \"no song\""),
                step(
                        "0.1.0",
                        "\"kind\": \"send\", \"device\": \"speaker\", \"type\": \"PLAY_SONG\", \"data\": \"Song\","
                                + " \"attempt\": 2, \"state\": \"SKIPPED\""));

        assertThat(lines(run))
                .containsExactly(
                        "wake-up  running" + " ".repeat(49) + "0194-42  1m 05s",
                        "▸ par" + " ".repeat(69) + "1m 05s",
                        "  ✓ lamp SWITCH_ON" + " ".repeat(58) + "0.5s",
                        "  ✗ music: seq  failed (no song)",
                        "    – speaker PLAY_SONG Song (attempt 2)  skipped");
    }

    @Test
    void no_line_is_wider_than_the_terminal_not_even_with_wide_signs_or_deep_nesting() {
        String song = "\"kind\": \"send\", \"device\": \"speaker\", \"type\": \"PLAY_SONG\", \"data\": \""
                + "夜曲🎵é".repeat(20) + "\", \"state\": \"RUNNING\", \"started\": \"2027-01-05T07:00:00Z\"";
        FollowedRun run = run(step("0", song), step("0" + ".0".repeat(60), song));

        assertThat(lines(run).subList(1, 3)).allSatisfy(line -> {
            assertThat(DisplayWidth.width(line)).isBetween(79, 80);
            assertThat(line).contains("▸ speaker", "… ").endsWith(" 1m 05s");
        });
    }

    @Test
    void signs_of_asia_and_emoji_take_two_columns_and_accents_none() {
        assertThat(DisplayWidth.width("夜曲🎵e\u0301")).isEqualTo(7);
        assertThat(DisplayWidth.cut("夜曲🎵e\u0301", 6, "…")).isEqualTo("夜曲…");
    }

    @Test
    void a_tree_that_is_taller_than_the_terminal_shows_what_is_under_way_and_counts_the_rest() {
        String[] steps = IntStream.range(0, 100)
                .mapToObj(index -> lamp(
                        "0." + index,
                        index == 60 || index == 90
                                ? "RUNNING"
                                : index == 7 ? "FAILED" : index < 60 ? "SUCCEEDED" : "PENDING"))
                .toArray(String[]::new);

        List<String> lines = lines(run(steps));

        assertThat(lines).hasSize(23);
        assertThat(lines.stream().filter(line -> line.contains("▸"))).hasSize(2);
        assertThat(lines.get(1)).startsWith("  ✗ lamp SWITCH_ON  failed");
        assertThat(lines.getLast()).isEqualTo("… not shown: 20 to come, 59 over");
    }

    @Test
    void a_tree_that_just_fits_is_shown_whole() {
        String steps = IntStream.range(0, 22)
                .mapToObj(index -> lamp("0." + index, "PENDING"))
                .collect(Collectors.joining(","));

        assertThat(lines(run(steps))).hasSize(23).noneMatch(line -> line.contains("not shown"));
    }

    @Test
    void colours_change_no_column() {
        FollowedRun run = run(lamp("0.0", "SUCCEEDED"), lamp("0.1", "FAILED"));

        List<String> colored = new TreeView(new Style(true, true), Display.Size.DEFAULT).lines(run, NOW);

        assertThat(colored.get(1)).isEqualTo("  \033[32m✓\033[0m lamp SWITCH_ON");
        assertThat(colored.stream().map(line -> line.replaceAll("\033\\[\\d+m", "")))
                .isEqualTo(lines(run));
    }

    @Test
    void a_terminal_without_unicode_gets_ascii() {
        FollowedRun run = run(lamp("0.0", "SUCCEEDED"), lamp("0.1", "CANCELLED"), lamp("0.2", "PENDING"));

        List<String> lines = new TreeView(new Style(false, false), Display.Size.DEFAULT).lines(run, NOW);

        assertThat(String.join("", lines)).isASCII().contains("+ lamp", "/ lamp", ". lamp");
    }

    @Test
    void a_terminal_that_is_tiny_breaks_nothing() {
        String delay = "\"kind\": \"delay\", \"state\": \"RUNNING\", \"started\": \"2027-01-05T07:00:00Z\"";
        FollowedRun run = run(step("0", delay), step("0.0.0.0", delay), lamp("0.1", "PENDING"));

        for (int size = 1; size < 15; size++) {
            assertThat(new TreeView(new Style(true, true), new Display.Size(size, size)).lines(run, NOW))
                    .hasSizeGreaterThan(1);
        }
    }
}
