package org.aubade.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.schedule.calendar.Future.every;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aubade.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    private static final Future UTC = Future.in("UTC");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY                         | 2027-01-01 2027-01-02 2027-01-03",
                "FREQ=WEEKLY;BYDAY=SA,TU            | 2027-01-02 2027-01-05 2027-01-09",
                "FREQ=MONTHLY;BYDAY=-1FR            | 2027-01-29 2027-02-26 2027-03-26",
                "FREQ=MONTHLY;BYMONTHDAY=31         | 2027-01-31 2027-03-31 2027-05-31",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2027-01-29 2027-02-26 2027-03-31",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 2028-02-29 2032-02-29 2036-02-29",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29 | 2028-02-29 2032-02-29 2036-02-29",
                "freq=weekly;byday=sa               | 2027-01-02 2027-01-09 2027-01-16",
            })
    void it_is_a_rule_of_rfc_5545(String rule, String expected) {
        assertThat(UTC.dates(every(rule, "08:30"), "2027-01-01", 3)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A week that a year does not have.
                "FREQ=YEARLY;BYWEEKNO=53;BYDAY=WE               | 2026-01-01 | 2026-12-30 2032-12-29 2037-12-30",
                "FREQ=YEARLY;BYWEEKNO=-53;BYDAY=WE              | 2026-01-01 | 2031-12-31 2036-12-31",
                "FREQ=YEARLY;BYYEARDAY=366                      | 2027-01-01 | 2028-12-31 2032-12-31",
                "FREQ=YEARLY;BYYEARDAY=-366                     | 2027-01-01 | 2028-01-01 2032-01-01",
                "FREQ=YEARLY;BYMONTH=8,10,12;BYWEEKNO=33;BYDAY=TH | 2027-01-01 | 2027-08-19 2028-08-17",
                // A position counts in the whole period, though the rule starts in its middle.
                "FREQ=YEARLY;BYMONTH=3,12;BYDAY=SU;BYSETPOS=1   | 2026-12-01 | 2027-03-07 2028-03-05",
                "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2               | 2027-01-06 | 2027-01-11 2027-02-08",
                "FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=-26,28       | 2027-02-01 | 2027-02-03 2027-02-28",
            })
    void it_is_due_only_on_days_that_match_the_rule(String rule, String start, String expected) {
        List<String> dates = List.of(expected.split(" "));
        assertThat(UTC.dates(every(rule, "18:00", start), "2026-01-01", dates.size()))
                .isEqualTo(dates);
    }

    /** Wednesdays of odd weeks and of week 53, of which neither 2027 nor 2028 has one. */
    @Test
    void no_week_is_due_in_a_year_that_does_not_have_it() {
        String odd = IntStream.rangeClosed(0, 26)
                .mapToObj(half -> String.valueOf(2 * half + 1))
                .collect(Collectors.joining(","));
        List<String> dates =
                UTC.dates(every("FREQ=YEARLY;BYWEEKNO=" + odd + ";BYDAY=WE", "18:00", "2026-01-01"), "2026-01-01", 120);
        assertThat(dates)
                .contains("2026-12-30", "2027-12-22", "2028-01-05")
                .doesNotContain("2027-12-29", "2029-01-02")
                .allMatch(date -> LocalDate.parse(date).getDayOfWeek() == DayOfWeek.WEDNESDAY)
                .allMatch(date -> LocalDate.parse(date).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == 1);
    }

    @Test
    void it_is_due_at_its_time_of_the_day() {
        assertThat(UTC.times(every("FREQ=WEEKLY;BYDAY=SA", "08:30:15"), "2027-01-01", 2))
                .containsExactly("2027-01-02T08:30:15", "2027-01-09T08:30:15");
    }

    @Test
    void every_other_week_is_counted_from_the_given_date() {
        String rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA";
        assertThat(UTC.dates(every(rule, "08:30", "2027-01-02"), "2026-12-01", 3))
                .containsExactly("2027-01-02", "2027-01-16", "2027-01-30");
        assertThat(UTC.dates(every(rule, "08:30", "2027-01-09"), "2026-12-01", 3))
                .containsExactly("2027-01-09", "2027-01-23", "2027-02-06");
        assertThat(UTC.dates(every(rule, "08:30", "2027-01-02"), "2029-06-01", 2))
                .containsExactly("2029-06-02", "2029-06-16");
    }

    @Test
    void a_rule_may_start_in_another_century() {
        assertThat(UTC.dates(every("FREQ=DAILY", "08:30", "2199-01-02"), "2027-01-01", 2))
                .containsExactly("2199-01-02", "2199-01-03");
    }

    @Test
    void without_one_it_is_counted_from_the_first_monday_of_the_millennium() {
        assertThat(UTC.dates(every("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "08:30"), "2001-01-01", 2))
                .containsExactly("2001-01-06", "2001-01-20");
        assertThat(UTC.dates(every("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "08:30"), "2027-03-28", 2))
                .containsExactly("2027-04-10", "2027-04-24");
        assertThat(UTC.dates(every("FREQ=WEEKLY", "08:30"), "2027-01-01", 1)).containsExactly("2027-01-04");
        assertThat(UTC.dates(every("FREQ=MONTHLY", "08:30"), "2027-01-02", 1)).containsExactly("2027-02-01");
        assertThat(UTC.dates(every("FREQ=YEARLY", "08:30"), "2027-01-02", 1)).containsExactly("2028-01-01");
    }

    @Test
    void a_start_that_does_not_match_the_rule_is_no_occurrence() {
        assertThat(UTC.dates(every("FREQ=WEEKLY;BYDAY=SA", "08:30", "2027-01-01"), "2026-01-01", 1))
                .containsExactly("2027-01-02");
    }

    @Test
    void it_ends_when_it_was_counted_out() {
        Schedule thrice = every("FREQ=WEEKLY;BYDAY=SA;COUNT=3", "08:30", "2027-01-01");
        assertThat(UTC.dates(thrice, "2026-01-01", 9)).containsExactly("2027-01-02", "2027-01-09", "2027-01-16");
        assertThat(UTC.dates(thrice, "2027-01-03", 9)).containsExactly("2027-01-09", "2027-01-16");
        assertThat(UTC.dates(thrice, "2027-01-17", 9)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20270105, 5", "20270105T083000, 5", "20270105T082959, 4", "20270105T083000Z, 5", "20270105T082959Z, 4"
    })
    void it_ends_with_until(String until, int last) {
        Schedule daily = every("FREQ=DAILY;UNTIL=" + until, "08:30");
        assertThat(UTC.dates(daily, "2027-01-01", 99)).hasSize(last).last().isEqualTo("2027-01-0" + last);
        assertThat(UTC.dates(daily, "2027-01-06", 99)).isEmpty();
    }

    @Test
    void an_until_in_utc_is_understood_in_the_zone_of_the_schedule() {
        Schedule daily = every("FREQ=DAILY;UNTIL=20270105T073000Z", "08:30").in(ZoneId.of("Europe/Amsterdam"));
        assertThat(UTC.dates(daily, "2027-01-04", 9)).containsExactly("2027-01-04", "2027-01-05");
    }

    @Test
    void days_of_the_schedule_have_to_match_besides_and_are_counted_all_the_same() {
        assertThat(UTC.dates(every("FREQ=DAILY;COUNT=7", "08:30", "2027-01-01").on(DayOfWeek.MONDAY), "2027-01-01", 9))
                .containsExactly("2027-01-04");
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
                "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",
                "FREQ=DAILY;INTERVAL=999999999",
                "FREQ=DAILY;UNTIL=20200101"
            })
    void a_rule_that_never_comes_again_ends(String rule) {
        assertThat(UTC.calculator().next(every(rule, "08:30"), Instant.parse("2027-03-28T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void the_last_date_before_a_long_break_is_not_lost() {
        assertThat(UTC.dates(every("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", "08:30"), "2095-01-01", 1))
                .containsExactly("2096-02-29");
    }

    @Test
    @Timeout(5)
    void and_so_does_one_that_never_falls_on_the_days_of_the_schedule() {
        Schedule never = every("FREQ=WEEKLY;BYDAY=SA", "08:30").on(DayOfWeek.MONDAY);
        assertThat(UTC.calculator().next(never, Instant.parse("2027-03-28T00:00:00Z")))
                .isEmpty();
    }
}
