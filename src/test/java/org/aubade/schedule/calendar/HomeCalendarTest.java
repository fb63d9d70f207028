package org.aubade.schedule.calendar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomeCalendarTest {
    private static final ZoneId AMSTERDAM_ZONE = ZoneId.of("Europe/Amsterdam");
    private static final HomePlace AMSTERDAM = new HomePlace(AMSTERDAM_ZONE, new Place(52.37, 4.90));

    private static HomeCalendar.Day day(HomePlace home, String date) {
        return HomeCalendar.days(home, LocalDate.parse(date), 1).getFirst();
    }

    @Test
    void the_sun_rises_and_sets_in_order() {
        HomeCalendar.Sun sun = requireNonNull(day(AMSTERDAM, "2027-03-28").sun());

        assertThat(sun.dawn()).isBefore(sun.sunrise());
        assertThat(sun.sunrise()).isBetween("2027-03-28T05:15:00Z", "2027-03-28T05:30:00Z");
        assertThat(sun.sunset()).isBetween("2027-03-28T18:00:00Z", "2027-03-28T18:10:00Z");
        assertThat(sun.dusk()).isAfter(sun.sunset());
    }

    @Test
    void the_day_on_which_clocks_go_forward_has_23_hours_and_says_when() {
        HomeCalendar.Day day = day(AMSTERDAM, "2027-03-28");

        assertThat(Duration.between(day.starts(), day.ends())).hasHours(23);
        var change = requireNonNull(day.change());
        assertThat(change.getInstant()).isEqualTo("2027-03-28T01:00:00Z");
        assertThat(change.getDateTimeAfter()).isEqualTo("2027-03-28T03:00");
    }

    @Test
    void on_the_days_around_it_the_clocks_do_not_change() {
        assertThat(day(AMSTERDAM, "2027-03-27").change()).isNull();
        assertThat(day(AMSTERDAM, "2027-03-29").change()).isNull();
    }

    @Test
    void where_the_sun_stays_up_it_neither_rises_nor_sets() {
        HomePlace north = new HomePlace(ZoneId.of("Europe/Oslo"), new Place(70, 25));

        assertThat(day(north, "2027-06-21").sun()).isEqualTo(new HomeCalendar.Sun(null, null, null, null));
    }

    @Test
    void without_a_place_there_is_no_sun() {
        assertThat(day(new HomePlace(AMSTERDAM_ZONE, null), "2027-06-21").sun()).isNull();
    }

    @Test
    void the_days_follow_each_other() {
        var days = HomeCalendar.days(AMSTERDAM, LocalDate.parse("2027-03-27"), 3);

        assertThat(days).hasSize(3);
        assertThat(Optional.of(days.get(0).ends())).hasValue(days.get(1).starts());
    }
}
