package org.aubade.page;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes a picture of each view, on each screen, by day and night, and has axe look at it. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class LookTest extends PageVisits {
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
            Look look = new Look(visit, screen, scheme);
            views.forEach((name, address) -> {
                visit.see(address);
                settle(visit, name);
                look.at(name);
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
            Look look = new Look(visit, screen, scheme);
            visit.see("#/runs/" + run);
            Visit.await(visit.page().locator("aubade-run-timeline canvas"));
            look.at("a run under way");
            visit.see("#/programs/" + program);
            visit.button("Delete").click();
            look.at("a question");
            visit.button("Keep it").click();

            visit.see("#/programs/" + program + "?edit=yes");
            visit.page()
                    .getByLabel("The program as YAML")
                    .fill("do:\n  - {delay: 1s} # short\n  - {send: lmap, type: SWITCH_ON}\n");
            Visit.await(visit.button("Line 3"));
            look.at("a complaint");
            House.change(program, "{delay: 7s}");
            visit.button("Save").click();
            Visit.await(visit.heading("Somebody else has saved it since you began"));
            look.at("a newer version");

            visit.see("#/now");
            visit.button("Cancel " + program).click();
            Visit.await(visit.text(program + " is cancelled."));
            visit.context().setOffline(true);
            Visit.await(visit.text("This device is offline."));
            look.at("offline");
        }
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
}
