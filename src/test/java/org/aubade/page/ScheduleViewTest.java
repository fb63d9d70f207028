package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The future is looked at and edited, and the past explains itself. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class ScheduleViewTest extends PageVisits {
    /** At midnight, so that the next one is the first of tomorrow. */
    private static final String DAILY = """
            program: wake-up
            when: {cron: "0 0 * * *"}
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

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
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
            visit.page().getByLabel("Snooze " + schedule).selectOption("20m");
            Visit.await(card(visit, schedule).getByText("put off by 20m"));

            visit.page().getByLabel("Pause " + schedule).selectOption("72h");
            Visit.await(card(visit, schedule).getByText("Paused until"));

            visit.button("Resume " + schedule).click();
            Visit.await(visit.page().getByLabel("Pause " + schedule));
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
    void the_day_on_which_the_clocks_change_is_marked() {
        String change =
                "\"clocksChange\":{\"at\":\"2027-03-28T01:00:00Z\",\"from\":\"2027-03-28T02:00\",\"to\":\"2027-03-28T03:00\"}";
        try (Visit visit = visit()) {
            visit.page().route("**/api/home", route -> {
                String home = route.fetch().text().replaceFirst("\\{\"date\"", "{" + change + ",\"date\"");
                route.fulfill(new Route.FulfillOptions().setBody(home).setContentType("application/json"));
            });
            visit.see("#/schedule");
            Visit.await(visit.page()
                    .locator("aubade-week-day")
                    .first()
                    .getByText("Clocks go forward: 02:00 becomes 03:00"));
        }
    }

    @Test
    void the_history_is_filtered_by_program_state_and_day() {
        String program = House.program("{delay: 1ms}");
        House.ran(program);
        String other = House.program("{delay: 1ms}");
        House.ran(other);
        try (Visit visit = visit().see("#/history")) {
            visit.page().getByLabel("Program", exactly()).selectOption(program);
            Visit.await(visit.page().locator("aubade-past-entry").getByText(program));
            visit.page().getByLabel("What became of it", exactly()).selectOption("SUCCEEDED");
            visit.page()
                    .getByLabel("Day", exactly())
                    .fill(LocalDate.now(ZoneId.of(LivedInHome.ZONE)).toString());
            Visit.await(visit.page().locator("aubade-why-nothing"));
            Locator entries = visit.page().locator("aubade-past-entry");
            assertThat(entries.count()).isEqualTo(1);
            assertThat(Visit.words(entries)).contains(program, "succeeded");
            assertThat(visit.page().url()).contains("program=" + program, "state=SUCCEEDED", "day=");
        }
    }
}
