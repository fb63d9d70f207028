package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Programs are run and watched. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class RunningTest extends PageVisits {
    @Test
    void sleep_is_started_and_watched_until_it_is_over() {
        try (Visit visit = visit().see("#/now")) {
            visit.button("Start sleep").click();
            Locator running = visit.page()
                    .locator("aubade-running-program")
                    .filter(new Locator.FilterOptions().setHasText("sleep"))
                    .first();
            Visit.await(running.getByText("running"));
            running.getByText("sleep").click();

            visit.awaitRunState("succeeded");
            assertThat(visit.page().locator("aubade-step-list li").count()).isEqualTo(6);
            Visit.await(visit.page().locator("aubade-run-timeline canvas"));
            assertThat(visit.page().getByRole(AriaRole.IMG).first().getAttribute("aria-label"))
                    .contains("Flush → smart-toilet, then Clean → smart-toilet");
        }
    }

    @Test
    void the_error_of_a_failing_device_is_said_in_words() {
        String shaky = House.light("'latency': '20ms', 'failureRate': 1");
        String program = House.program(
                "{send: " + shaky + ", type: SWITCH_ON, retry: {times: 1, delay: 10ms}, name: lights up}");
        try (Visit visit = visit().see("#/programs/" + program)) {
            visit.button("Run").click();
            visit.page().locator("aubade-running-program a").first().click();

            visit.awaitRunState("failed");
            Locator wrong = visit.page().locator(".wrong");
            assertThat(Visit.words(wrong))
                    .contains("What went wrong", "lights up", "device '" + shaky + "'", "after 2 attempts");
        }
    }

    @Test
    void a_run_is_cancelled() {
        String program = House.program("[{send: hue-light, type: SWITCH_ON}, {delay: 10m}]");
        String run = House.started(program);
        try (Visit visit = visit().see("#/runs/" + run)) {
            visit.awaitRunState("running");
            visit.button("Cancel").click();

            visit.awaitRunState("cancelled");
            Visit.await(visit.page()
                    .locator("aubade-step-list li")
                    .filter(new Locator.FilterOptions().setHasText("Wait"))
                    .getByText("cancelled"));
        }
    }

    @Test
    void whoever_reloads_in_the_middle_of_a_run_sees_where_it_is() {
        String program = House.program("[{send: hue-light, type: SWITCH_ON}, {delay: 10m}]");
        String run = House.started(program);
        try (Visit visit = visit().see("#/runs/" + run)) {
            Locator light = visit.page().locator("aubade-step-list li").nth(1);
            Visit.await(light.getByText("succeeded"));
            visit.page().reload();

            Visit.await(light.getByText("succeeded"));
            visit.awaitRunState("running");
            House.cancel(run);
            visit.awaitRunState("cancelled");
        }
    }

    @Test
    void a_run_looks_the_same_live_and_when_it_is_opened_later() {
        String program = House.program("[{send: hue-light, type: SWITCH_ON}, {send: hue-light, type: SWITCH_OFF}]");
        try (Visit visit = visit().see("#/now")) {
            String run = House.started(program);
            visit.see("#/runs/" + run).awaitRunState("succeeded");
            String live = Visit.words(visit.page().locator("aubade-run-view"));
            visit.page().reload();
            visit.awaitRunState("succeeded");

            assertThat(Visit.words(visit.page().locator("aubade-run-view")))
                    .isEqualTo(live)
                    .contains("Switch on → hue-light", "What happened", "succeeded");
        }
    }

    @Test
    void a_run_that_ends_while_it_is_read_is_shown_as_over() {
        String run = House.started(House.program("{delay: 10m}"));
        try (Visit visit = visit().see("#/now")) {
            AtomicBoolean first = new AtomicBoolean(true);
            visit.page().route("**/api/runs/" + run, route -> {
                APIResponse before = route.fetch();
                if (first.getAndSet(false)) {
                    House.cancel(run);
                    House.awaitEnd(run);
                }
                route.fulfill(new Route.FulfillOptions().setResponse(before));
            });
            visit.page().navigate(root + "#/runs/" + run);

            visit.awaitRunState("cancelled");
            visit.page().unrouteAll();
            visit.link("Now").click();
            Visit.await(card(visit, run).getByText("cancelled"));
        }
    }

    @Test
    void a_run_that_ends_before_its_start_is_answered_is_shown_as_over() {
        String program = House.program("{delay: 10m}");
        try (Visit visit = visit().see("#/now")) {
            visit.page().route("**/api/programs/" + program + "/runs", route -> {
                APIResponse accepted = route.fetch();
                String run = JsonPath.from(accepted.text()).getString("id");
                House.cancel(run);
                House.awaitEnd(run);
                route.fulfill(new Route.FulfillOptions().setResponse(accepted));
            });
            Locator cards = visit.page()
                    .locator("aubade-running-program")
                    .filter(new Locator.FilterOptions().setHasText(program));
            Response answer = visit.page()
                    .waitForResponse(
                            "**/api/programs/" + program + "/runs",
                            () -> visit.button("Start " + program).click());
            assertThat(answer.text()).doesNotContain("CANCELLED");

            Visit.await(cards.getByText("cancelled"));
            assertThat(visit.button("Cancel " + program).count()).isZero();
        }
    }

    /** A run of another node tells nothing here; to this one it looks as one that is shown as under way by a list only. */
    @Test
    void a_run_of_which_no_event_tells_is_asked_for() {
        String run = House.ran(House.program("{delay: 1ms}"));
        try (Visit visit = visit()) {
            visit.page()
                    .route(
                            "**/api/runs?*",
                            route -> route.fulfill(
                                    new Route.FulfillOptions()
                                            .setContentType("application/json")
                                            .setBody(
                                                    "[{\"id\": \"" + run
                                                            + "\", \"program\": \"elsewhere\", \"state\": \"RUNNING\","
                                                            + " \"requested\": \"2027-01-05T06:00:00Z\", \"started\": \"2027-01-05T06:00:00Z\"}]")));
            visit.page().route("**/api/runs/" + run, new HoldFirst());
            visit.page().clock().install();
            visit.see("#/now");
            Visit.await(card(visit, run).getByText("running"));
            visit.page().clock().runFor(Duration.ofSeconds(16).toMillis());

            Visit.await(card(visit, run).getByText("succeeded"));
        }
    }

    /** The first answer is that it runs. */
    private static final class HoldFirst implements Consumer<Route> {
        private final AtomicBoolean first = new AtomicBoolean(true);

        @Override
        public void accept(Route route) {
            String body = route.fetch().text();
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(first.getAndSet(false) ? body.replace("SUCCEEDED", "RUNNING") : body));
        }
    }

    private static Locator card(Visit visit, String run) {
        return visit.page()
                .locator("aubade-running-program")
                .filter(new Locator.FilterOptions().setHas(visit.page().locator("a[href='#/runs/" + run + "']")));
    }
}
