package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.access.Role;
import org.aubade.home.LoginHome;
import org.junit.jupiter.api.Test;

/** Whoever comes logs in, and can do what the role allows. */
@NeedsChromium
@QuarkusTest
@TestProfile(LoginHome.class)
class AccessTest extends LoginVisits {
    /** Every control of the house, of which a viewer has none. */
    private static final String CONTROLS = "main button, main input, main select";

    @Test
    void the_link_in_the_log_makes_an_admin() {
        String name = House.unique("first");
        try (Visit visit = visit().see("#/setup=" + setup.offerRecovery().text())) {
            visit.page().getByLabel("Name").fill(name);
            visit.page().getByLabel("Password", exact()).fill(PASSWORD);
            visit.page().getByLabel("Repeat password").fill(OTHER_PASSWORD);
            visit.button("Begin").click();
            Visit.await(visit.text("The passwords are not the same; type both again."));

            visit.page().getByLabel("Repeat password").fill(PASSWORD);
            visit.button("Begin").click();
            Visit.await(account(visit, name));
            Visit.await(visit.page().locator("aubade-device article"));
            assertThat(visit.ask("location.hash")).isEqualTo("#/now");
        }
        assertThat(accounts.user(name).await().indefinitely())
                .hasValueSatisfying(user -> assertThat(user.role()).isEqualTo(Role.ADMIN));
    }

    @Test
    void a_link_that_is_no_longer_good_is_refused_with_the_reason() {
        try (Visit visit = visit().expects("status of 403").see("#/setup=stale")) {
            visit.page().getByLabel("Name").fill("somebody");
            visit.page().getByLabel("Password", exact()).fill(PASSWORD);
            visit.page().getByLabel("Repeat password").fill(PASSWORD);
            visit.button("Begin").click();
            Visit.await(visit.text("this is not the setup link of this start"));
        }
    }

    @Test
    void a_wrong_password_is_refused_and_the_right_one_shows_what_was_asked_for() {
        String name = user(Role.VIEWER);
        try (Visit visit = visit().expects("status of 401").see("#/programs/sleep")) {
            Visit.await(visit.heading("Log in"));
            logIn(visit, name, OTHER_PASSWORD);
            Visit.await(visit.text("the name or the password is wrong"));
            logIn(visit, name, PASSWORD);
            Visit.await(visit.heading("sleep"));
        }
    }

    @Test
    void who_tries_too_often_is_told_how_long_to_wait() {
        try (Visit visit = visit().expects("status of 429").see("")) {
            String problem =
                    "{\"status\": 429, \"detail\": \"too many wrong passwords; try again in 4 s\", \"violations\": []}";
            visit.page()
                    .route(
                            "**/api/session",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(429)
                                    .setContentType("application/problem+json")
                                    .setBody(problem)));
            logIn(visit, "somebody", PASSWORD);
            Visit.await(visit.text("try again in 4 s"));
        }
    }

    @Test
    void a_viewer_sees_the_house_and_no_controls() {
        try (Visit visit = visitOf(Role.VIEWER)) {
            for (String view : List.of("#/now", "#/programs/sleep", "#/schedule")) {
                visit.see(view);
                assertThat(visit.page().locator(CONTROLS).count()).as(view).isZero();
            }
            visit.see("#/now");
            Visit.await(visit.page().locator("aubade-device dt").getByText("power"));
            visit.see("#/programs/sleep?edit=yes");
            Visit.await(visit.text("Only an admin writes programs."));
            visit.see("#/access");
            Visit.await(visit.text("Only an admin sees them."));
        }
    }

    @Test
    void a_member_runs_programs_and_edits_none() {
        String name = user(Role.MEMBER);
        try (Visit visit = visitOf(name).see("#/programs/sleep")) {
            String run = visit.page()
                    .waitForResponse("**/runs", () -> visit.button("Run").click())
                    .text();
            visit.see("#/runs/" + JsonPath.from(run).getString("id"));
            visit.awaitRunState("succeeded");
            assertThat(Visit.words(visit.page().locator("aubade-run-view"))).contains("On request of " + name);
            Visit.await(visit.button("Run again"));

            visit.see("#/programs/sleep");
            Visit.await(visit.button("Run"));
            for (String edit : List.of("Edit", "Duplicate", "New")) {
                assertThat(visit.link(edit).count()).as(edit).isZero();
            }
            assertThat(visit.button("Delete").count()).isZero();
            account(visit, name).click();
            assertThat(visit.link("Users and tokens").count()).isZero();
        }
    }

    @Test
    void a_new_role_shows_at_the_first_refusal() {
        String name = user(Role.MEMBER);
        try (Visit visit = visitOf(name).expects("status of 403")) {
            visit.see("#/programs/sleep");
            assertThat(accounts.change(name, Role.VIEWER, null).await().indefinitely())
                    .isNotNull();
            visit.button("Run").click();
            visit.button("Run").waitFor(gone());
        }
    }

    static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    @Test
    void who_logs_out_is_asked_to_log_in() {
        String name = user(Role.ADMIN);
        try (Visit visit = visitOf(name)) {
            choose(visit, name, "Log out");
            Visit.await(visit.heading("Log in"));
            assertThat(visit.page().locator("aubade-now-view").count()).isZero();
            visit.see("#/history");
            Visit.await(visit.heading("Log in"));
        }
    }

    @Test
    void a_password_is_changed_by_who_knows_it() {
        String name = user(Role.VIEWER);
        try (Visit visit = visitOf(name).expects("status of 403")) {
            choose(visit, name, "Change password");
            Visit.await(visit.heading("Change password"));
            visit.page().getByLabel("Current password").fill(OTHER_PASSWORD);
            visit.page().getByLabel("New password").fill(OTHER_PASSWORD);
            visit.page().getByLabel("Repeat password").fill(OTHER_PASSWORD);
            visit.button("Change").click();
            Visit.await(visit.text("the name or the password is wrong"));
            visit.page().getByLabel("Current password").fill(PASSWORD);
            visit.button("Change").click();
            Visit.await(visit.text("The password is changed."));

            choose(visit, name, "Log out");
            Visit.await(visit.heading("Log in"));
            logIn(visit, name, OTHER_PASSWORD);
            Visit.await(account(visit, name));
        }
    }

    @Test
    void a_session_that_ends_while_the_page_is_open_is_gone_on_with_where_it_was() {
        String name = user(Role.ADMIN);
        try (Visit visit = visit().expects("status of 401")) {
            visit.page().clock().install();
            logIn(visit.see(""), name, PASSWORD);
            Visit.await(account(visit, name));
            visit.see("#/programs/sleep?edit=yes");
            Locator text = visit.page().getByLabel("The program as YAML");
            // The check of this text must be over when the session ends: a refusal of it would cover the page before
            // the next text is typed.
            visit.page()
                    .waitForResponse(
                            answer -> answer.url().endsWith("/check")
                                    && String.valueOf(answer.request().postData())
                                            .contains("7s"),
                            () -> text.fill("do: [{delay: 7s}]\n"));
            end(name);
            AtomicInteger asked = new AtomicInteger();
            text.fill("do: [{delay: 8s}]\n");
            Visit.await(visit.heading("The session is over"));

            visit.page().onRequest(request -> {
                if (request.url().contains("/api/")) {
                    asked.incrementAndGet();
                }
            });
            visit.page().clock().runFor(120_000);
            assertThat(asked).as("requests while nobody is logged in").hasValue(0);

            assertThat(visit.page().getByLabel("Name").inputValue()).isEqualTo(name);
            visit.page().getByLabel("Password").fill(PASSWORD);
            visit.button("Log in").click();
            visit.heading("The session is over").waitFor(gone());
            Visit.await(visit.text("It can run."));
            assertThat(visit.ask("location.hash")).isEqualTo("#/programs/sleep?edit=yes");
            assertThat(text.inputValue()).isEqualTo("do: [{delay: 8s}]\n");
            visit.link("Discard").click();
            visit.button("Run").click();
            Visit.await(visit.page().locator("aubade-running-program a"));
        }
    }
}
