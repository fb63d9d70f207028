package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Everything can be done without a mouse. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class KeyboardTest extends PageVisits {
    private static final int MOST_TABS = 200;

    /** What the element with the focus is called. */
    private static final String FOCUSED = """
            (() => {
                let focused = document.activeElement;
                while (focused?.shadowRoot?.activeElement) {
                    focused = focused.shadowRoot.activeElement;
                }
                return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '';
            })()
            """;

    /** The label of the field with the focus. */
    private static final String LABEL = """
            (() => {
                let focused = document.activeElement;
                while (focused?.shadowRoot?.activeElement) {
                    focused = focused.shadowRoot.activeElement;
                }
                return focused?.labels?.[0]?.textContent ?? '';
            })()
            """;

    private static void tabTo(Visit visit, String name) {
        tabUntil(visit, FOCUSED, Pattern.quote(name));
    }

    private static void tabToOneOf(Visit visit, String names) {
        tabUntil(visit, FOCUSED, names);
    }

    private static void tabToControl(Visit visit, String label) {
        tabUntil(visit, LABEL, Pattern.quote(label));
    }

    private static void tabUntil(Visit visit, String what, String pattern) {
        for (int i = 0; i < MOST_TABS; i++) {
            visit.page().keyboard().press("Tab");
            if (String.valueOf(visit.ask(what)).matches(pattern)) {
                return;
            }
        }
        throw new AssertionError("'" + pattern + "' is not reached by Tab");
    }

    private static void press(Visit visit, String key) {
        visit.page().keyboard().press(key);
    }

    @Test
    void a_program_is_started_watched_and_cancelled() {
        String program = House.program("{delay: 10m}");
        try (Visit visit = visit().see("#/now")) {
            press(visit, "Tab");
            assertThat(visit.ask(FOCUSED)).isEqualTo("Skip to the content");
            press(visit, "Enter");
            tabTo(visit, "Start " + program);
            press(visit, "Enter");
            Visit.await(visit.button("Cancel " + program));
            visit.page().keyboard().press("Home");

            visit.see("#/programs/" + program);
            tabTo(visit, "Cancel");
            press(visit, "Enter");
            Visit.await(visit.text(program + " is cancelled."));
        }
    }

    @Test
    void the_views_are_reached_and_begin_with_the_focus_in_them() {
        try (Visit visit = visit().see("#/now")) {
            for (String view : new String[] {"Programs", "Schedule", "History"}) {
                tabTo(visit, view);
                press(visit, "Enter");
                Visit.await(visit.page().locator("main:focus h1"));
                visit.page().reload();
                Visit.await(visit.page().locator("main[aria-busy=false] h1"));
            }
        }
    }

    @Test
    void a_question_takes_the_focus_and_escape_means_no() {
        String program = House.program("{delay: 1s}");
        try (Visit visit = visit().see("#/programs/" + program)) {
            Visit.await(visit.button("Delete"));
            tabTo(visit, "Delete");
            press(visit, "Enter");
            Visit.await(visit.page().getByRole(AriaRole.DIALOG));
            assertThat(visit.ask(FOCUSED)).isEqualTo("Keep it");
            press(visit, "Escape");
            assertThat(visit.page().getByRole(AriaRole.DIALOG).count()).isZero();
            assertThat(House.given().get("/api/programs/" + program).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_device_is_set_and_keeps_the_focus() {
        House.send("hue-light", "SWITCH_OFF");
        House.send("hue-light", "SET_BRIGHTNESS", "50");
        try (Visit visit = visit().see("#/now")) {
            tabTo(visit, "Hue Light");
            press(visit, "Space");
            Visit.await(visit.page().locator("[role=switch][aria-label='Hue Light'][aria-checked=true]"));
            assertThat(visit.ask(FOCUSED)).isEqualTo("Hue Light");

            tabToControl(visit, "Set brightness");
            for (int i = 0; i < 5; i++) {
                press(visit, "ArrowRight");
            }
            Awaitility.await().until(() -> House.state("hue-light").contains("55"));
            press(visit, "ArrowRight");
            Awaitility.await().until(() -> House.state("hue-light").contains("56"));
            assertThat(visit.ask(LABEL)).isEqualTo("Set brightness");
        }
    }

    @Test
    void a_morning_is_skipped_and_put_off() {
        String schedule = House.schedule("program: wake-up\nwhen: {cron: \"59 23 * * *\"}\n");
        try (Visit visit = visit().see("#/schedule")) {
            tabToOneOf(visit, "Skip " + schedule + " on .*");
            press(visit, "Enter");
            Visit.await(visit.text(schedule + " is skipped"));
            Visit.await(visit.page().locator("h3:focus"));

            tabTo(visit, "How long to snooze " + schedule);
            press(visit, "ArrowDown");
            press(visit, "ArrowDown");
            assertThat(House.given().get("/api/schedules/" + schedule).statusCode())
                    .isEqualTo(200);
            assertThat(House.given()
                            .get("/api/occurrences?schedule=" + schedule)
                            .jsonPath()
                            .getList("decision"))
                    .containsExactly("SKIPPED");
            tabTo(visit, "Snooze " + schedule);
            press(visit, "Enter");
            Visit.await(visit.text("is put off by 1h"));
            assertThat(visit.ask(FOCUSED)).isEqualTo("Snooze " + schedule);

            tabTo(visit, "Pause " + schedule);
            press(visit, "Enter");
            Visit.await(visit.button("Resume " + schedule));
            assertThat(visit.ask(FOCUSED)).isEqualTo("Resume " + schedule);
        }
    }

    @Test
    void a_program_is_edited() {
        String program = House.program("{delay: 1s}");
        try (Visit visit = visit().see("#/programs/" + program)) {
            Visit.await(visit.link("Edit"));
            tabTo(visit, "Edit");
            press(visit, "Enter");
            Visit.await(visit.named(AriaRole.TEXTBOX, "The program as YAML"));
            tabTo(visit, "The program as YAML");
            press(visit, "ControlOrMeta+A");
            visit.page().keyboard().type("do: {delay: 42s}");
            Visit.await(visit.page().locator(".added").getByText("42s"));
            press(visit, "Shift+Tab");
            assertThat(visit.ask(FOCUSED)).isEqualTo("Save");
            press(visit, "Enter");

            Visit.await(visit.text(program + " is saved."));
            assertThat(House.tree(program)).contains("42s");
        }
    }
}
