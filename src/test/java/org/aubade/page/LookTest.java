package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes a picture of each view, on each screen, by day and night, and has axe look at it. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class LookTest extends PageVisits {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Map<String, String> views = new LinkedHashMap<>();

    /** Something has happened in the house that can be looked at. */
    private void live() {
        if (!views.isEmpty()) {
            return;
        }
        String evening = "evening";
        House.light("porch-light", "'latency': '150ms', 'failureRate': 1");
        House.keep(evening, """
                [{par: [{send: hue-light, type: CHANGE_COLOR, data: "#ff8800"},
                        {seq: [{send: porch-light, type: SWITCH_ON, retry: {times: 2, delay: 100ms}, optional: true, name: porch light},
                               {send: smart-speaker, type: SWITCH_ON},
                               {send: smart-speaker, type: PLAY_SONG, data: Edvard Grieg - Morning Mood}]}]},
                 {race: [{send: smart-toilet, type: CLOSE}, {delay: 5s}]}, {call: sleep}]""");
        House.ran("wake-up");
        String run = House.ran(evening);
        views.put("now", "#/now");
        views.put("programs", "#/programs/" + evening);
        views.put("editor", "#/programs/" + evening + "?edit=yes");
        views.put("run", "#/runs/" + run);
        views.put("schedule", "#/schedule");
        views.put("history", "#/history");
    }

    @ParameterizedTest
    @CsvSource({"LAPTOP,LIGHT", "LAPTOP,DARK", "PHONE,LIGHT", "PHONE,DARK"})
    void every_view_can_be_used_by_everybody(Screen screen, ColorScheme scheme) {
        live();
        try (Visit visit = Visit.on(chromium(), root.toString(), screen, scheme)) {
            views.forEach((name, address) -> {
                visit.see(address);
                settle(visit, name);
                look(visit, name, screen, scheme);
                if (screen == Screen.PHONE) {
                    assertThat(visit.ask("document.documentElement.scrollWidth <= innerWidth"))
                            .as(name + " is no wider than the phone")
                            .isEqualTo(true);
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"LAPTOP,LIGHT", "PHONE,DARK"})
    void what_comes_and_goes_can_be_used_by_everybody(Screen screen, ColorScheme scheme) {
        String program = House.program("[{send: hue-light, type: SWITCH_ON}, {delay: 10m}]");
        String run = House.started(program);
        try (Visit visit = Visit.on(chromium(), root.toString(), screen, scheme)
                .expects("status of 412")
                .expects("net::ERR_INTERNET_DISCONNECTED")) {
            visit.see("#/runs/" + run);
            Visit.await(visit.page().locator("aubade-run-timeline canvas"));
            look(visit, "a run under way", screen, scheme);
            visit.see("#/programs/" + program);
            visit.button("Delete").click();
            look(visit, "a question", screen, scheme);
            visit.button("Keep it").click();

            visit.see("#/programs/" + program + "?edit=yes");
            visit.page()
                    .getByLabel("The program as YAML")
                    .fill("do:\n  - {delay: 1s} # short\n  - {send: lmap, type: SWITCH_ON}\n");
            Visit.await(visit.button("Line 3"));
            look(visit, "a complaint", screen, scheme);
            House.change(program, "{delay: 7s}");
            visit.button("Save").click();
            Visit.await(visit.heading("Somebody else has saved it since you began"));
            look(visit, "a newer version", screen, scheme);

            visit.see("#/now");
            visit.button("Cancel " + program).click();
            Visit.await(visit.text(program + " is cancelled."));
            visit.context().setOffline(true);
            Visit.await(visit.text("This device is offline."));
            look(visit, "offline", screen, scheme);
        }
    }

    private static void look(Visit visit, String name, Screen screen, ColorScheme scheme) {
        picture(visit, name.replace(' ', '-'), screen, scheme);
        assertThat(complaints(visit)).as(name).isEmpty();
    }

    private static void picture(Visit visit, String name, Screen screen, ColorScheme scheme) {
        visit.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(
                                (name + "-" + screen + "-" + scheme + ".png").toLowerCase(Locale.ROOT))));
    }

    /** Waits for what comes last in a view. */
    private static void settle(Visit visit, String name) {
        String last = switch (name) {
            case "now" -> "aubade-device article";
            case "programs" -> "aubade-program-page aubade-program-tree";
            case "editor" -> "aubade-program-editor aubade-program-tree";
            case "run" -> "aubade-run-timeline canvas";
            case "schedule" -> "aubade-schedule-card article";
            default -> "aubade-past-entry article";
        };
        Visit.await(visit.page().locator(last));
    }

    private static List<String> complaints(Visit visit) {
        return new AxeBuilder(visit.page())
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(LookTest::describe)
                        .toList();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
