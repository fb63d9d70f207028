package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The future is looked at and edited, and the past explains itself. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class ScheduleViewTest extends PageVisits {
    /** So late that the one of today is still to come, and that of tomorrow is not the next one. */
    private static final String DAILY = """
            program: wake-up
            when: {cron: "59 23 * * *"}
            """;

    private static Locator tomorrow(Visit visit, String schedule) {
        return visit.page()
                .locator("aubade-week-day")
                .nth(1)
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(schedule + " · wake-up"));
    }

    private static Locator card(Visit visit, String schedule) {
        return visit.page()
                .locator("aubade-schedule-card")
                .filter(new Locator.FilterOptions().setHas(visit.heading(schedule)));
    }

    @Test
    void tomorrows_morning_is_skipped_and_the_history_says_why_nothing_happened() {
        String morning = House.schedule(DAILY);
        String tomorrow = LocalDate.now(ZoneId.of(LivedInHome.ZONE)).plusDays(1).toString();
        try (Visit visit = visit().see("#/schedule")) {
            tomorrow(visit, morning)
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName(Pattern.compile("^Skip " + morning + " on")))
                    .click();
            Visit.await(tomorrow(visit, morning).getByText("skipped on request"));

            visit.see("#/history?day=" + tomorrow);
            Locator row = visit.page()
                    .locator("aubade-past-entry")
                    .filter(new Locator.FilterOptions().setHasText("by " + morning));
            assertThat(Visit.words(row)).contains("wake-up", "skipped", "skipped on request");
        }
    }

    @Test
    void a_schedule_is_put_off_paused_and_goes_on() {
        String schedule = House.schedule(DAILY);
        try (Visit visit = visit().see("#/schedule")) {
            visit.page().getByLabel("How long to snooze " + schedule).selectOption("20m");
            visit.button("Snooze " + schedule).click();
            Visit.await(card(visit, schedule).getByText("put off by 20m"));

            visit.page().getByLabel("How long to pause " + schedule).selectOption("72h");
            visit.button("Pause " + schedule).click();
            Visit.await(card(visit, schedule).getByText("Paused until"));

            visit.button("Resume " + schedule).click();
            Visit.await(visit.button("Pause " + schedule));
        }
    }

    @Test
    void the_days_tell_of_the_sun() {
        try (Visit visit = visit().see("#/schedule")) {
            Locator days = visit.page().locator("aubade-week-day");
            assertThat(days.count()).isEqualTo(7);
            assertThat(days.all())
                    .allSatisfy(day -> assertThat(Visit.words(day)).contains("☀", "☾"));
        }
    }

    @Test
    void a_double_click_skips_one() {
        String schedule = House.schedule(DAILY);
        try (Visit visit = visit().see("#/schedule")) {
            card(visit, schedule).getByText(Pattern.compile("^Skip ")).dblclick();
            Visit.await(visit.text(schedule + " is skipped"));

            assertThat(House.given()
                            .get("/api/occurrences?schedule=" + schedule)
                            .jsonPath()
                            .getList("decision"))
                    .containsExactly("SKIPPED");
        }
    }

    @Test
    void what_somebody_else_does_with_a_schedule_is_seen_at_once() {
        try (Visit visit = visit().see("#/schedule")) {
            String schedule = House.schedule(DAILY);
            Visit.await(card(visit, schedule));
            assertThat(House.given()
                            .post("/api/schedules/" + schedule + "/pause")
                            .statusCode())
                    .isEqualTo(200);
            Visit.await(card(visit, schedule).getByText("Paused until"));
        }
    }

    @Test
    void a_schedule_that_is_due_every_minute_hides_no_other_one() {
        String often = House.schedule("program: wake-up\nwhen: {cron: \"* * * * *\"}\n");
        assertThat(House.given().post("/api/schedules/" + often + "/pause").statusCode())
                .isEqualTo(200);
        String schedule = House.schedule(DAILY);
        try (Visit visit = visit().see("#/schedule")) {
            for (Locator day : visit.page().locator("aubade-week-day").all()) {
                assertThat(Visit.words(day)).contains(schedule + " · wake-up", "…and more by " + often);
            }
        } finally {
            var _ = House.given().delete("/api/schedules/" + often);
        }
    }

    @Test
    void a_week_across_a_change_of_the_clocks_has_the_times_on_the_wall() {
        String morning = House.schedule("program: wake-up\nwhen: {cron: \"0 7 * * *\"}\n");
        try (Visit visit = visit()) {
            visit.page()
                    .route(
                            "**/api/home",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setResponse(route.fetch(new Route.FetchOptions()
                                            .setUrl(root + "api/home?from=2027-03-26&days=7")))));
            visit.page()
                    .route(
                            "**/api/occurrences/next*",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(ahead(morning))));
            visit.see("#/schedule");
            Locator days = visit.page().locator("aubade-week-day");
            assertThat(Visit.words(days.nth(2))).contains("Sun 28 Mar", "Clocks go forward", "02:00 becomes 03:00");
            assertThat(days.all())
                    .allSatisfy(day -> assertThat(Visit.words(day)).contains("07:00 " + morning));
            assertThat(days.all().stream().filter(day -> Visit.words(day).contains("Clocks go")))
                    .hasSize(1);
        }
    }

    /** Seven in Amsterdam on the days around the change. */
    private static String ahead(String schedule) {
        return LocalDate.parse("2027-03-26")
                .datesUntil(LocalDate.parse("2027-04-02"))
                .map(day -> day.atTime(7, 0).atZone(ZoneId.of(LivedInHome.ZONE)).toInstant())
                .map(at -> "{\"schedule\": \"" + schedule + "\", \"program\": \"wake-up\", \"decision\": \"RAN\","
                        + " \"planned\": \"" + at + "\", \"due\": \"" + at + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
