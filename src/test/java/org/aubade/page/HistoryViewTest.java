package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.ScheduleStore;
import org.junit.jupiter.api.Test;

/** The past explains itself. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class HistoryViewTest extends PageVisits {
    private static final LocalDate DAY = LocalDate.parse("2026-02-03");
    private static final Instant SEVEN =
            DAY.atTime(7, 0).atZone(ZoneId.of(LivedInHome.ZONE)).toInstant();

    @Inject
    ScheduleStore store;

    private void note(String schedule, Instant planned, Decision decision, String reason) {
        LocalDateTime nominal = LocalDateTime.ofInstant(planned, ZoneId.of(LivedInHome.ZONE));
        LedgerEntry row = new LedgerEntry(schedule, planned, nominal, "wake-up", decision, reason, null, planned);
        store.writeEntries(List.of(row)).await().indefinitely();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator entry(Visit visit, String schedule) {
        return visit.page()
                .locator("aubade-past-entry")
                .filter(new Locator.FilterOptions().setHasText("by " + schedule));
    }

    @Test
    void why_nothing_happened_at_seven_is_answered_whatever_the_cause() {
        note(
                "absent",
                SEVEN,
                Decision.MISSED,
                "nobody was there to run it; it was noticed 3h late, and may run within 15m");
        note("resting", SEVEN, Decision.SKIPPED, "the schedule was paused until 2026-02-10T00:00:00Z");
        note("crowded", SEVEN, Decision.OVERLAPPED, "program 'wake-up' was running already, as run 42");
        note("empty", SEVEN, Decision.SKIPPED, "there is no program 'wake-up'");
        try (Visit visit = visit().see("#/history?day=" + DAY)) {
            Visit.await(visit.heading("Did you expect something else?"));
            assertThat(Visit.words(entry(visit, "absent"))).contains("07:00", "missed", "nobody was there to run it");
            assertThat(Visit.words(entry(visit, "resting"))).contains("07:00", "skipped", "was paused until");
            assertThat(Visit.words(entry(visit, "crowded"))).contains("07:00", "overlapped", "was running already");
            assertThat(Visit.words(entry(visit, "empty")))
                    .contains("07:00", "skipped", "there is no program 'wake-up'");
        }
        try (Visit visit = visit().see("#/history?day=2026-02-04")) {
            Visit.await(visit.text("Nothing was due, and nobody asked for anything."));
        }
    }

    @Test
    void what_is_asked_for_is_found_behind_much_that_is_not() {
        Instant older = SEVEN.minus(Duration.ofDays(10));
        note("behind", older, Decision.SHIFTED, "the clocks jump over it");
        IntStream.range(1, 100)
                .forEach(minute -> note("much", older.plus(Duration.ofMinutes(minute)), Decision.MISSED, "away"));
        try (Visit visit = visit().see("#/history?state=SHIFTED")) {
            Visit.await(entry(visit, "behind"));
        }
        try (Visit visit = visit().see("#/history?state=MISSED")) {
            Visit.await(visit.button("Show more"));
            assertThat(visit.page().locator("aubade-why-nothing").count()).isZero();
            int shown = entry(visit, "much").count();
            visit.button("Show more").click();
            Visit.await(entry(visit, "much").nth(shown));
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
