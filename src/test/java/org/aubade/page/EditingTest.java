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
    void what_somebody_else_has_saved_meanwhile_is_shown_beside_the_own_text_and_not_lost() {
        String program = House.program("{send: hue-light, type: SWITCH_ON}");
        try (Visit visit = visit().see("#/programs/" + program + "?edit=yes").expects("status of 412")) {
            field(visit).fill(RIGHT);
            Visit.await(visit.text("It can run."));
            House.change(program, "{delay: 7s}");
            visit.button("Save").click();

            Visit.await(visit.heading("Somebody else has saved it since you began"));
            Visit.await(
                    visit.page().getByLabel("What somebody else has changed").getByText("delay: 7s"));
            assertThat(field(visit).inputValue()).isEqualTo(RIGHT);
            assertThat(House.tree(program)).contains("7s");

            visit.button("Go on with my text").click();
            visit.button("Save").click();
            Visit.await(visit.heading(program));
            assertThat(House.tree(program)).contains("5s").doesNotContain("7s");
        }
    }

    @Test
    void a_draft_does_not_overwrite_what_somebody_else_has_saved_while_it_lay_about() {
        String program = House.program("{send: hue-light, type: SWITCH_ON}");
        try (Visit visit = visit().see("#/programs/" + program + "?edit=yes").expects("status of 412")) {
            field(visit).fill(RIGHT);
            visit.link("Now").click();
            Visit.await(visit.page().locator("aubade-device article"));
            House.change(program, "{delay: 7s}");

            visit.see("#/programs/" + program + "?edit=yes");
            Visit.await(visit.heading("Somebody else has saved it since you began"));
            assertThat(field(visit).inputValue()).isEqualTo(RIGHT);
            visit.button("Save").click();
            Visit.await(visit.text("Somebody else has saved it meanwhile"));
            assertThat(House.tree(program)).contains("7s");
        }
    }

    @Test
    void a_draft_of_something_else_is_not_taken_for_a_duplicate() {
        String program = House.program("{delay: 7s}");
        try (Visit visit = visit().see("#/programs?new=yes")) {
            field(visit).fill(RIGHT);
            visit.see("#/programs/" + program);
            visit.link("Duplicate").click();

            Visit.await(visit.text("It can run."));
            assertThat(field(visit).inputValue()).contains("7s").doesNotContain("5s");
            visit.see("#/programs?new=yes");
            assertThat(field(visit).inputValue()).isEqualTo(RIGHT);
        }
    }

    @Test
    void a_draft_of_a_program_that_is_gone_can_be_saved_anew_or_discarded() {
        String program = House.program("{delay: 7s}");
        try (Visit visit = visit().see("#/programs/" + program + "?edit=yes").expects("status of 404")) {
            field(visit).fill(RIGHT);
            visit.link("Now").click();
            assertThat(House.given().delete("/api/programs/" + program).statusCode())
                    .isEqualTo(204);
            visit.see("#/programs/" + program + "?edit=yes");
            Visit.await(visit.text("It was deleted since you began."));
            visit.button("Save").click();

            Visit.await(visit.text(program + " is saved."));
            assertThat(House.tree(program)).contains("5s");
        }
    }

    @Test
    void it_is_said_that_comments_are_not_kept() {
        String program = House.program("{delay: 7s}");
        try (Visit visit = visit().see("#/programs/" + program + "?edit=yes")) {
            field(visit).fill(RIGHT + "# not before seven\n");
            Visit.await(visit.text("Comments are not kept:"));
        }
    }

    @Test
    void what_is_typed_while_it_is_saved_is_kept() {
        String program = House.program("{delay: 7s}");
        String hold = """
                () => {
                    const real = window.fetch;
                    window.fetch = async (address, options) => {
                        const answer = await real(address, options);
                        if (options?.method === 'PUT') {
                            await new Promise((release) => (window.release = release));
                        }
                        return answer;
                    };
                }""";
        try (Visit visit = visit().see("#/programs/" + program + "?edit=yes")) {
            var _ = visit.page().evaluate(hold);
            field(visit).fill(RIGHT);
            Visit.await(visit.text("It can run."));
            visit.button("Save").click();
            visit.page().waitForCondition(() -> Boolean.TRUE.equals(visit.ask("typeof window.release === 'function'")));
            field(visit).fill(RIGHT + "  - {delay: 9s}\n");
            var _ = visit.ask("window.release()");

            Visit.await(visit.text(program + " is saved."));
            Visit.await(visit.page().locator(".added").getByText("- {delay: 9s}"));
            assertThat(field(visit).inputValue()).contains("9s");
            assertThat(House.tree(program)).contains("5s").doesNotContain("9s");
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
