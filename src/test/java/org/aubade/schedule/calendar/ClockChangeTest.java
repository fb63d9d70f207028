package org.aubade.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.schedule.calendar.Dst.Gap.NEXT;
import static org.aubade.schedule.calendar.Dst.Gap.SKIP;
import static org.aubade.schedule.calendar.Dst.Overlap.BOTH;
import static org.aubade.schedule.calendar.Dst.Overlap.FIRST;
import static org.aubade.schedule.calendar.Dst.Overlap.SECOND;
import static org.aubade.schedule.calendar.Future.cron;
import static org.aubade.schedule.calendar.Future.every;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aubade.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Amsterdam: on 2027-03-28 there is no 02:30, and on 2027-10-31 there are two. */
class ClockChangeTest {
    private static final Future AMSTERDAM = Future.in("Europe/Amsterdam");
    private static final String WHY =
            "02:30 does not exist on 2027-03-28 in Europe/Amsterdam: the clocks go from 02:00 to 03:00; ";

    static Stream<Schedule> half_past_two() {
        return Stream.of(cron("30 2 * * *"), every("FREQ=DAILY", "02:30"));
    }

    @ParameterizedTest
    @MethodSource("half_past_two")
    void a_time_that_does_not_exist_runs_when_the_clocks_have_jumped(Schedule schedule) {
        assertThat(AMSTERDAM.told(schedule.with(new Dst(NEXT, FIRST)), "2027-03-27", "2027-03-30"))
                .containsExactly(
                        "2027-03-27T02:30+01:00",
                        "2027-03-28T03:00+02:00 shifted from 2027-03-28T02:30: " + WHY + "runs at 03:00 instead",
                        "2027-03-29T02:30+02:00");
    }

    @ParameterizedTest
    @MethodSource("half_past_two")
    void or_it_is_skipped_and_says_so(Schedule schedule) {
        assertThat(AMSTERDAM.told(schedule.with(new Dst(SKIP, FIRST)), "2027-03-27", "2027-03-30"))
                .containsExactly(
                        "2027-03-27T02:30+01:00",
                        "2027-03-28T03:00+02:00 dropped 2027-03-28T02:30: " + WHY + "skipped, as the schedule says",
                        "2027-03-29T02:30+02:00");
    }

    @ParameterizedTest
    @MethodSource("half_past_two")
    void of_a_time_that_happens_twice_the_first_runs(Schedule schedule) {
        assertThat(AMSTERDAM.told(schedule.with(new Dst(NEXT, FIRST)), "2027-10-30", "2027-11-02"))
                .containsExactly("2027-10-30T02:30+02:00", "2027-10-31T02:30+02:00", "2027-11-01T02:30+01:00");
    }

    @ParameterizedTest
    @MethodSource("half_past_two")
    void or_the_second(Schedule schedule) {
        assertThat(AMSTERDAM.told(schedule.with(new Dst(NEXT, SECOND)), "2027-10-30", "2027-11-02"))
                .containsExactly("2027-10-30T02:30+02:00", "2027-10-31T02:30+01:00", "2027-11-01T02:30+01:00");
    }

    @ParameterizedTest
    @MethodSource("half_past_two")
    void or_both(Schedule schedule) {
        assertThat(AMSTERDAM.told(schedule.with(new Dst(NEXT, BOTH)), "2027-10-30", "2027-11-02"))
                .containsExactly(
                        "2027-10-30T02:30+02:00",
                        "2027-10-31T02:30+02:00",
                        "2027-10-31T02:30+01:00",
                        "2027-11-01T02:30+01:00");
    }

    @Test
    void seven_o_clock_comes_once_on_both_days_whatever_the_policy() {
        for (Dst.Gap gap : Dst.Gap.values()) {
            for (Dst.Overlap overlap : Dst.Overlap.values()) {
                Schedule seven = cron("0 7 * * *").with(new Dst(gap, overlap));
                assertThat(AMSTERDAM.told(seven, "2027-03-28", "2027-03-29")).containsExactly("2027-03-28T07:00+02:00");
                assertThat(AMSTERDAM.told(seven, "2027-10-31", "2027-11-01")).containsExactly("2027-10-31T07:00+01:00");
            }
        }
    }

    @Test
    void every_hour_is_every_hour_when_the_clocks_go_forward() {
        for (Dst.Gap gap : Dst.Gap.values()) {
            List<Occurrence> day =
                    AMSTERDAM.planned(cron("0 * * * *").with(new Dst(gap, FIRST)), "2027-03-28", "2027-03-29");
            assertThat(day).hasSize(23).allMatch(Occurrence.Due.class::isInstance);
            assertThat(instants(day)).containsExactlyElementsOf(steps("2027-03-27T23:00:00Z", 23, 60));
        }
    }

    @Test
    void every_hour_is_every_hour_when_they_are_set_back_and_both_count() {
        Schedule hourly = cron("0 * * * *").with(new Dst(NEXT, BOTH));
        assertThat(instants(AMSTERDAM.planned(hourly, "2027-10-31", "2027-11-01")))
                .containsExactlyElementsOf(steps("2027-10-30T22:00:00Z", 25, 60));
    }

    @Test
    void every_quarter_of_an_hour_that_happens_twice_comes_in_the_order_of_time() {
        Schedule quarters = cron("*/15 * * * *");
        assertThat(instants(AMSTERDAM.planned(quarters.with(new Dst(NEXT, BOTH)), "2027-10-31", "2027-11-01")))
                .containsExactlyElementsOf(steps("2027-10-30T22:00:00Z", 100, 15));
        assertThat(AMSTERDAM.planned(quarters.with(new Dst(NEXT, FIRST)), "2027-10-31", "2027-11-01"))
                .hasSize(96);
        assertThat(AMSTERDAM
                        .told(quarters.with(new Dst(NEXT, SECOND)), "2027-10-31", "2027-11-01")
                        .subList(7, 10))
                .containsExactly("2027-10-31T01:45+02:00", "2027-10-31T02:00+01:00", "2027-10-31T02:15+01:00");
    }

    @Test
    void every_quarter_of_an_hour_goes_on_where_the_clocks_have_jumped_to() {
        assertThat(instants(AMSTERDAM.planned(cron("*/15 * * * *"), "2027-03-28", "2027-03-29")))
                .containsExactlyElementsOf(steps("2027-03-27T23:00:00Z", 92, 15));
    }

    @Test
    void several_times_that_do_not_exist_become_one_run() {
        assertThat(AMSTERDAM.told(cron("10,20,50 2 * * *"), "2027-03-28", "2027-03-29"))
                .containsExactly("2027-03-28T03:00+02:00 shifted from 2027-03-28T02:10:"
                        + " 02:10, 02:20, 02:50 do not exist on 2027-03-28 in Europe/Amsterdam: the clocks go from 02:00"
                        + " to 03:00; runs at 03:00 instead");
        assertThat(AMSTERDAM.told(cron("*/10 2 * * *"), "2027-03-28", "2027-03-29"))
                .singleElement()
                .asString()
                .contains("02:00, 02:10, 02:20 and 3 more do not exist");
    }

    @Test
    void the_second_pass_is_found_from_within_the_first_and_from_within_itself() {
        Schedule both = cron("10,40 2 * * *").with(new Dst(NEXT, BOTH));
        assertThat(next(both, "2027-10-31T00:20:00Z")).isEqualTo("2027-10-31T00:40:00Z");
        assertThat(next(both, "2027-10-31T00:40:00Z")).isEqualTo("2027-10-31T01:10:00Z");
        assertThat(next(both, "2027-10-31T01:10:00Z")).isEqualTo("2027-10-31T01:40:00Z");
        assertThat(next(both, "2027-10-31T01:40:00Z")).isEqualTo("2027-11-01T01:10:00Z");
    }

    @Test
    void what_was_shifted_comes_once() {
        assertThat(next(cron("30 2 * * *"), "2027-03-28T00:59:59.999Z")).isEqualTo("2027-03-28T01:00:00Z");
        assertThat(next(cron("30 2 * * *"), "2027-03-28T01:00:00Z")).isEqualTo("2027-03-29T00:30:00Z");
    }

    @Test
    void the_zone_of_the_schedule_goes_before_that_of_the_home() {
        Schedule tokyo = cron("30 2 * * *").in(java.time.ZoneId.of("Asia/Tokyo"));
        assertThat(next(tokyo, "2027-03-27T20:00:00Z")).isEqualTo("2027-03-28T17:30:00Z");
        assertThat(AMSTERDAM
                        .calculator()
                        .next(tokyo, Instant.parse("2027-03-27T20:00:00Z"))
                        .orElseThrow()
                        .nominal())
                .isEqualTo(LocalDateTime.parse("2027-03-29T02:30"));
    }

    private static String next(Schedule schedule, String exclusive) {
        return AMSTERDAM
                .calculator()
                .next(schedule, Instant.parse(exclusive))
                .orElseThrow()
                .at()
                .toString();
    }

    private static List<Instant> instants(List<Occurrence> planned) {
        return planned.stream().map(Occurrence::at).toList();
    }

    private static List<Instant> steps(String first, int count, int minutes) {
        return IntStream.range(0, count)
                .mapToObj(i -> Instant.parse(first).plusSeconds(60L * minutes * i))
                .toList();
    }
}
