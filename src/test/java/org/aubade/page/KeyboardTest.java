package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Everything can be done without a mouse. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class KeyboardTest extends PageVisits {
    private static final int MOST_TABS = 80;

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

    private static void tabTo(Visit visit, String name) {
        for (int i = 0; i < MOST_TABS; i++) {
            visit.page().keyboard().press("Tab");
            if (name.equals(visit.ask(FOCUSED))) {
                return;
            }
        }
        throw new AssertionError("'" + name + "' is not reached by Tab");
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
}
