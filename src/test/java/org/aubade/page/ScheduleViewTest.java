package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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
    void the_history_is_filtered_by_program_state_and_day() {
        String program = House.program("{delay: 1ms}");
        House.ran(program);
        String other = House.program("{delay: 1ms}");
        House.ran(other);
        try (Visit visit = visit().see("#/history")) {
            visit.page().locator("aubade-history-view").getByLabel("Program").selectOption(program);
            Visit.await(visit.page().locator("aubade-past-entry").getByText(program));
            visit.page()
                    .locator("aubade-history-view")
                    .getByLabel("What became of it")
                    .selectOption("SUCCEEDED");
            visit.page()
                    .locator("aubade-history-view")
                    .getByLabel("Day")
                    .fill(LocalDate.now(ZoneId.of(LivedInHome.ZONE)).toString());
            Visit.await(visit.page().locator("aubade-why-nothing"));
            Locator entries = visit.page().locator("aubade-past-entry");
            assertThat(entries.count()).isEqualTo(1);
            assertThat(Visit.words(entries)).contains(program, "succeeded");
            assertThat(visit.page().url()).contains("program=" + program, "state=SUCCEEDED", "day=");
        }
    }
}
