package org.aubade.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.aubade.schedule.calendar.Future.sun;
import static org.aubade.schedule.calendar.SunEvent.DAWN;
import static org.aubade.schedule.calendar.SunEvent.DUSK;
import static org.aubade.schedule.calendar.SunEvent.SUNRISE;
import static org.aubade.schedule.calendar.SunEvent.SUNSET;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.aubade.schedule.OccurrenceCalculator;
import org.aubade.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunTest {
    private static final Future AMSTERDAM = Future.at("Europe/Amsterdam", 52.37, 4.9);
    private static final Future NORTH = Future.at("Europe/Oslo", 70, 25);
    private static final Duration NOW = Duration.ZERO;

    @ParameterizedTest
    @CsvSource({
        "DAWN, 2027-06-21T04:29",
        "SUNRISE, 2027-06-21T05:18",
        "SUNSET, 2027-06-21T22:06",
        "DUSK, 2027-06-21T22:55"
    })
    void it_is_where_the_almanac_has_it(SunEvent event, LocalDateTime almanac) {
        List<Occurrence> day = AMSTERDAM.planned(sun(event, NOW), "2027-06-21", "2027-06-22");
        assertThat(day).singleElement().isInstanceOf(Occurrence.Due.class);
        assertThat(day.getFirst().nominal()).isCloseTo(almanac, within(3, ChronoUnit.MINUTES));
    }

    @Test
    void it_comes_once_a_day_and_never_ends() {
        assertThat(AMSTERDAM.dates(sun(SUNRISE, NOW), "2027-01-01", 800))
                .hasSize(800)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_offset_is_after_or_before() {
        Instant sunset = AMSTERDAM
                .planned(sun(SUNSET, NOW), "2027-06-21", "2027-06-22")
                .getFirst()
                .at();
        assertThat(AMSTERDAM.planned(sun(SUNSET, Duration.ofMinutes(-20)), "2027-06-21", "2027-06-22"))
                .extracting(Occurrence::at)
                .containsExactly(sunset.minusSeconds(1200));
        assertThat(AMSTERDAM.planned(sun(SUNSET, Duration.ofMinutes(30)), "2027-06-21", "2027-06-22"))
                .extracting(Occurrence::at)
                .containsExactly(sunset.plusSeconds(1800));
    }

    @Test
    void an_offset_may_cross_midnight_and_the_days_are_those_of_the_event() {
        Schedule late = sun(SUNSET, Duration.ofHours(4)).on(DayOfWeek.MONDAY);
        assertThat(AMSTERDAM.dates(late, "2027-06-21", 2)).containsExactly("2027-06-22", "2027-06-29");
        assertThat(AMSTERDAM.dates(late, "2027-06-22", 1)).containsExactly("2027-06-22");
        assertThat(AMSTERDAM.calculator().next(late, Instant.parse("2027-06-21T22:30:00Z")))
                .hasValueSatisfying(
                        next -> assertThat(next.nominal().toLocalDate()).hasToString("2027-06-22"));
        Schedule early = sun(SUNRISE, Duration.ofHours(-6)).on(DayOfWeek.MONDAY);
        assertThat(AMSTERDAM.dates(early, "2027-06-20", 1)).containsExactly("2027-06-20");
    }

    @Test
    void in_the_far_north_there_are_days_without_a_sunset_and_the_ledger_says_so() {
        assertThat(NORTH.told(sun(SUNSET, Duration.ofMinutes(-20)), "2027-06-21", "2027-06-22"))
                .containsExactly("2027-06-21T12:00+02:00 dropped 2027-06-21T12:00: no sunset on 2027-06-21 at 70.0° N,"
                        + " 25.0° E: the sun stays up all day");
        assertThat(NORTH.told(sun(DUSK, NOW), "2027-06-21", "2027-06-22"))
                .containsExactly("2027-06-21T12:00+02:00 dropped 2027-06-21T12:00: no dusk on 2027-06-21 at 70.0° N,"
                        + " 25.0° E: it does not get dark");
    }

    @Test
    void and_days_without_a_sunrise() {
        assertThat(NORTH.told(sun(SUNRISE, NOW), "2027-12-21", "2027-12-22"))
                .containsExactly("2027-12-21T12:00+01:00 dropped 2027-12-21T12:00: no sunrise on 2027-12-21 at 70.0° N,"
                        + " 25.0° E: the sun stays down all day");
        assertThat(NORTH.planned(sun(DAWN, NOW), "2027-12-21", "2027-12-22"))
                .singleElement()
                .isInstanceOf(Occurrence.Due.class);
        assertThat(Future.at("Antarctica/McMurdo", -85, 0).told(sun(DAWN, NOW), "2027-06-21", "2027-06-22"))
                .singleElement()
                .asString()
                .endsWith("no dawn on 2027-06-21 at 85.0° S, 0.0° E: it does not get light");
    }

    @Test
    void on_the_last_day_before_the_midnight_sun_the_sunset_falls_after_midnight() {
        assertThat(NORTH.told(sun(SUNSET, NOW), "2027-05-16", "2027-05-17"))
                .singleElement()
                .asString()
                .endsWith("no sunset on 2027-05-16 at 70.0° N, 25.0° E: it falls before or after that day");
    }

    @Test
    void days_of_the_schedule_leave_out_the_days_without_the_sun_too() {
        assertThat(NORTH.dates(sun(SUNSET, NOW).on(DayOfWeek.MONDAY), "2027-06-20", 2))
                .containsExactly("2027-06-21", "2027-06-28");
    }

    @Property(tries = 60)
    void each_is_later_than_the_one_before_and_found_from_it(
            @ForAll SunEvent event,
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @IntRange(min = -720, max = 720) int offset,
            @ForAll @IntRange(min = 0, max = 40_000) int hour) {
        OccurrenceCalculator calculator = Future.at("Europe/Oslo", latitude, 15).calculator();
        Schedule schedule = sun(event, Duration.ofMinutes(offset));
        Instant last = Instant.parse("2027-01-01T00:00:00Z").plusSeconds(3600L * hour);
        for (Occurrence each : calculator.after(schedule, last).limit(5).toList()) {
            assertThat(each.at()).isAfter(last);
            assertThat(calculator.next(schedule, last)).contains(each);
            last = each.at();
        }
    }

    @Test
    void a_home_that_does_not_know_where_it_is_says_so() {
        OccurrenceCalculator nowhere = Future.in("UTC").calculator();
        String why = "schedule 'test' follows the sun; a sun schedule needs aubade.home.latitude and"
                + " aubade.home.longitude";
        Schedule sunset = sun(SUNSET, NOW);
        assertThat(nowhere.obstacle(sunset)).contains(why);
        assertThat(nowhere.obstacle(Future.cron("@daily"))).isEmpty();
        assertThat(AMSTERDAM.calculator().obstacle(sunset)).isEmpty();
        assertThatThrownBy(() -> nowhere.next(sunset, Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(why);
    }

    @Test
    void a_place_is_on_the_earth() {
        assertThat(new Place(-33.9, -70.6)).hasToString("33.9° S, 70.6° W");
        assertThatThrownBy(() -> new Place(90.1, 0)).hasMessage("latitude must be -90 to 90 degrees; found 90.1");
        assertThatThrownBy(() -> new Place(0, Double.NaN))
                .hasMessage("longitude must be -180 to 180 degrees; found NaN");
    }
}
