package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Programs are written and changed. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class EditingTest extends PageVisits {
    private static final String WRONG = """
            do:
              - {send: hue-light, type: SWITCH_ON}
              - {wait: 5s}
            """;

    private static final String RIGHT = """
            do:
              - {send: hue-light, type: SWITCH_ON}
              - {delay: 5s}
            """;

    private static Locator field(Visit visit) {
        return visit.named(AriaRole.TEXTBOX, "The program as YAML");
    }

    @Test
    void an_error_is_shown_at_its_line_and_what_is_right_is_compared_and_saved() {
        String program = House.program("{send: hue-light, type: SWITCH_ON}");
        try (Visit visit = visit().see("#/programs/" + program + "?edit=yes")) {
            field(visit).fill(WRONG);
            Visit.await(visit.button("Line 3"));
            assertThat(visit.page().locator(".mark").innerText()).contains("found a step of only wait");
            assertThat(visit.button("Save").isDisabled()).isTrue();

            field(visit).fill(RIGHT);
            Visit.await(visit.text("It can run."));
            Visit.await(visit.page().locator(".added").getByText("- {delay: 5s}"));
            visit.button("Save").click();

            Visit.await(visit.heading(program));
            Visit.await(visit.text("Wait 5s"));
            assertThat(House.given().get("/api/programs/" + program).jsonPath().getString("do[1].delay"))
                    .isEqualTo("5s");
        }
    }

    @Test
    void what_cannot_run_here_is_said_at_its_line_and_can_be_saved() {
        String program = House.program("{send: hue-light, type: SWITCH_ON}");
        try (Visit visit = visit().see("#/programs/" + program + "?edit=yes")) {
            field(visit).fill("do:\n  - {delay: 1s}\n  - {send: lmap, type: SWITCH_ON}\n");
            Visit.await(visit.button("Line 3"));
            Visit.await(visit.text("It can be saved, but cannot run as the house is now."));
            visit.button("Save").click();

            Visit.await(visit.text("lmap"));
        }
    }

    @Test
    void what_somebody_else_has_saved_meanwhile_is_not_lost() {
        String program = House.program("{send: hue-light, type: SWITCH_ON}");
        try (Visit visit = visit().see("#/programs/" + program + "?edit=yes")) {
            field(visit).fill(RIGHT);
            Visit.await(visit.text("It can run."));
            // that the service refuses it is tested elsewhere; the browser would complain of it in its console
            visit.refusesQuietly("/api/programs/" + program, 412);
            visit.button("Save").click();

            Visit.await(visit.text("Somebody else has saved it meanwhile"));
        }
    }

    @Test
    void a_program_is_created_duplicated_and_deleted_once_that_is_confirmed() {
        String name = House.unique("fresh");
        try (Visit visit = visit().see("#/programs")) {
            visit.link("New").click();
            visit.page().getByLabel("Name").fill(name);
            field(visit).fill(RIGHT);
            Visit.await(visit.text("It can run."));
            visit.button("Save").click();
            Visit.await(visit.named(AriaRole.HEADING, name));

            visit.link("Duplicate").click();
            Visit.await(visit.text("It can run."));
            visit.button("Save").click();
            Visit.await(visit.named(AriaRole.HEADING, name + "-copy"));

            visit.button("Delete").click();
            visit.button("Keep it").click();
            visit.button("Delete").click();
            visit.page().getByRole(AriaRole.DIALOG).getByText("Delete").last().click();
            Visit.await(visit.text(name + "-copy is deleted."));
            assertThat(House.given().get("/api/programs/" + name + "-copy").statusCode())
                    .isEqualTo(404);
        }
    }
}
