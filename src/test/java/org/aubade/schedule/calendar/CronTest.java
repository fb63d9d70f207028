package org.aubade.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.aubade.schedule.calendar.Future.cron;

import java.time.DayOfWeek;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final Future UTC = Future.in("UTC");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "0 12 L * *     | bad day of the month 'L': cron of five fields does not have this; for the last day of the month write every: \"FREQ=MONTHLY;BYMONTHDAY=-1\", and the time in at:",
                "0 12 ? * MON   | bad day of the month '?': cron of five fields does not have this; write * for every day",
                "0 12 * * 5L    | bad day of the week '5L': cron of five fields does not have this; for the last Friday of the month write every: \"FREQ=MONTHLY;BYDAY=-1FR\", and the time in at:",
                "0 12 * * sunL  | bad day of the week 'sunL': cron of five fields does not have this; for the last Sunday of the month write every: \"FREQ=MONTHLY;BYDAY=-1SU\", and the time in at:",
                "0 12 * * 1#1   | bad day of the week '1#1': cron of five fields does not have this; for the first Monday of the month write every: \"FREQ=MONTHLY;BYDAY=1MO\", and the time in at:",
            })
    void what_other_crons_have_is_refused_with_what_says_the_same_here(String expression, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronText.require(expression))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 7 * * MON-FRI       | 2027-01-01T07:00 2027-01-04T07:00 2027-01-05T07:00",
                "*/20 5 * * *          | 2027-01-01T05:00 2027-01-01T05:20 2027-01-01T05:40",
                "5/25 5 * * *          | 2027-01-01T05:05 2027-01-01T05:30 2027-01-01T05:55",
                "10-30/10 5 * * *      | 2027-01-01T05:10 2027-01-01T05:20 2027-01-01T05:30",
                "0 0 31 * *            | 2027-01-31T00:00 2027-03-31T00:00 2027-05-31T00:00",
                "0 0 1 jan,Jul *       | 2027-01-01T00:00 2027-07-01T00:00 2028-01-01T00:00",
                "0 0 * * 0             | 2027-01-03T00:00 2027-01-10T00:00 2027-01-17T00:00",
                "0 0 * * 7             | 2027-01-03T00:00 2027-01-10T00:00 2027-01-17T00:00",
                "0 0 * * 6-7           | 2027-01-02T00:00 2027-01-03T00:00 2027-01-09T00:00",
                "0 0 * * */2           | 2027-01-02T00:00 2027-01-03T00:00 2027-01-05T00:00",
                "0 0 29 2 *            | 2028-02-29T00:00 2032-02-29T00:00 2036-02-29T00:00",
                "@hourly               | 2027-01-01T00:00 2027-01-01T01:00 2027-01-01T02:00",
                "@Daily                | 2027-01-01T00:00 2027-01-02T00:00 2027-01-03T00:00",
                "@midnight             | 2027-01-01T00:00 2027-01-02T00:00 2027-01-03T00:00",
                "@weekly               | 2027-01-03T00:00 2027-01-10T00:00 2027-01-17T00:00",
                "@monthly              | 2027-01-01T00:00 2027-02-01T00:00 2027-03-01T00:00",
                "@yearly               | 2027-01-01T00:00 2028-01-01T00:00 2029-01-01T00:00",
                "@annually             | 2027-01-01T00:00 2028-01-01T00:00 2029-01-01T00:00",
            })
    void it_means_what_it_means_everywhere(String expression, String expected) {
        assertThat(UTC.times(cron(expression), "2027-01-01", 3)).containsExactly(expected.split(" "));
    }

    @Test
    void when_both_days_are_restricted_either_is_enough() {
        assertThat(UTC.dates(cron("0 0 13 * FRI"), "2027-01-07", 4))
                .containsExactly("2027-01-08", "2027-01-13", "2027-01-15", "2027-01-22");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 12 1-7 * */7  | 2027-01-03 2027-02-07 2027-03-07 2027-04-04",
                "0 0 */2 * MON   | 2027-01-11 2027-01-25 2027-02-01 2027-02-15",
                "0 0 *,13 * FRI  | 2027-01-01 2027-01-08 2027-01-15 2027-01-22",
                "0 0 13 * *,FRI  | 2027-01-13 2027-02-13 2027-03-13 2027-04-13",
            })
    void a_day_that_begins_with_a_star_does_not_make_the_other_one_optional(String expression, String expected) {
        assertThat(UTC.dates(cron(expression), "2027-01-01", 4)).containsExactly(expected.split(" "));
    }

    @Test
    void each_minute_of_sundays_is_each_minute_of_sundays() {
        assertThat(UTC.times(cron("* * */1 * 0"), "2027-01-04", 2))
                .containsExactly("2027-01-10T00:00", "2027-01-10T00:01");
    }

    @Test
    void days_of_the_schedule_have_to_match_besides() {
        assertThat(UTC.dates(cron("0 0 13 * *").on(DayOfWeek.FRIDAY), "2027-01-01", 3))
                .containsExactly("2027-08-13", "2028-10-13", "2029-04-13");
    }

    @Test
    void a_sunday_on_a_leap_day_is_found_across_a_year_that_is_not_leap() {
        assertThat(UTC.dates(cron("0 0 29 2 *").on(DayOfWeek.SUNDAY), "2077-01-01", 2))
                .containsExactly("2088-02-29", "2128-02-29");
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 2,4,6,9,11 *"})
    void a_date_that_no_year_has_never_comes(String expression) {
        assertThat(UTC.calculator().next(cron(expression), Instant.parse("2027-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void it_comes_after_the_given_moment_and_not_at_it() {
        assertThat(next("2027-01-01T06:59:59.999999999Z")).isEqualTo("2027-01-01T07:00:00Z");
        assertThat(next("2027-01-01T07:00:00Z")).isEqualTo("2027-01-02T07:00:00Z");
        assertThat(next("2027-01-01T07:00:00.000000001Z")).isEqualTo("2027-01-02T07:00:00Z");
    }

    @Test
    void the_beginning_and_the_end_of_time_are_no_trouble() {
        assertThat(next(Instant.MIN.toString())).isEqualTo("1970-01-01T07:00:00Z");
        assertThat(UTC.calculator().next(cron("0 7 * * *"), Instant.MAX)).isEmpty();
    }

    private static String next(String exclusive) {
        Instant from = exclusive.equals(Instant.MIN.toString()) ? Instant.MIN : Instant.parse(exclusive);
        return UTC.calculator().next(cron("0 7 * * *"), from).orElseThrow().at().toString();
    }
}
