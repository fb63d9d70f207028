package org.aubade.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.schedule.calendar.Dst.Gap.NEXT;
import static org.aubade.schedule.calendar.Dst.Gap.SKIP;
import static org.aubade.schedule.calendar.Dst.Overlap.BOTH;
import static org.aubade.schedule.calendar.Dst.Overlap.FIRST;
import static org.aubade.schedule.calendar.Future.cron;
import static org.aubade.schedule.calendar.Future.sun;
import static org.aubade.schedule.calendar.SunEvent.SUNRISE;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.aubade.schedule.Schedule;
import org.junit.jupiter.api.Test;

/** Clocks that change by other than an hour, at midnight, or by a whole day. */
class OddZonesTest {
    @Test
    void lord_howe_changes_by_half_an_hour() {
        Future lordHowe = Future.in("Australia/Lord_Howe");
        assertThat(lordHowe.told(cron("0,15,45 2 * * *"), "2027-10-03", "2027-10-04"))
                .containsExactly(
                        "2027-10-03T02:30+11:00 shifted from 2027-10-03T02:00: 02:00, 02:15 do not exist on 2027-10-03"
                                + " in Australia/Lord_Howe: the clocks go from 02:00 to 02:30; runs at 02:30 instead",
                        "2027-10-03T02:45+11:00");
        assertThat(lordHowe.told(cron("15,45 1 * * *").with(new Dst(NEXT, BOTH)), "2027-04-04", "2027-04-05"))
                .containsExactly("2027-04-04T01:15+11:00", "2027-04-04T01:45+11:00", "2027-04-04T01:45+10:30");
    }

    @Test
    void in_beirut_and_sao_paulo_midnight_may_not_exist() {
        assertThat(Future.in("Asia/Beirut").told(cron("@daily"), "2027-03-27", "2027-03-30"))
                .containsExactly(
                        "2027-03-27T00:00+02:00",
                        "2027-03-28T01:00+03:00 shifted from 2027-03-28T00:00: 00:00 does not exist on 2027-03-28 in"
                                + " Asia/Beirut: the clocks go from 00:00 to 01:00; runs at 01:00 instead",
                        "2027-03-29T00:00+03:00");
        assertThat(Future.in("America/Sao_Paulo").told(cron("0 0 * * *"), "2018-11-03", "2018-11-06"))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("2018-11-04T01:00-02:00 shifted from 2018-11-04T00:00");
    }

    @Test
    void in_sao_paulo_the_hour_before_midnight_happens_twice() {
        Schedule late = cron("30 23 * * *").with(new Dst(NEXT, BOTH));
        assertThat(Future.in("America/Sao_Paulo").told(late, "2018-02-17", "2018-02-18"))
                .containsExactly("2018-02-17T23:30-02:00", "2018-02-17T23:30-03:00");
    }

    @Test
    void apia_left_out_a_whole_day() {
        Future apia = Future.in("Pacific/Apia");
        String gap = " not exist on 2011-12-30 in Pacific/Apia: the clocks go from 00:00 to 00:00 on 2011-12-31";
        assertThat(apia.told(cron("0 7 * * *"), "2011-12-29", "2012-01-01"))
                .containsExactly(
                        "2011-12-29T07:00-10:00",
                        "2011-12-31T00:00+14:00 shifted from 2011-12-30T07:00: 07:00 does" + gap
                                + "; runs at 00:00 on 2011-12-31 instead",
                        "2011-12-31T07:00+14:00");
        assertThat(apia.told(cron("0 7 * * *").with(new Dst(SKIP, FIRST)), "2011-12-29", "2012-01-01"))
                .element(1)
                .isEqualTo("2011-12-31T00:00+14:00 dropped 2011-12-30T07:00: 07:00 does" + gap
                        + "; skipped, as the schedule says");
        assertThat(apia.told(cron("0 */6 * * *"), "2011-12-29", "2012-01-01"))
                .containsExactlyElementsOf(List.of(
                        "2011-12-29T00:00-10:00",
                        "2011-12-29T06:00-10:00",
                        "2011-12-29T12:00-10:00",
                        "2011-12-29T18:00-10:00",
                        "2011-12-31T00:00+14:00",
                        "2011-12-31T06:00+14:00",
                        "2011-12-31T12:00+14:00",
                        "2011-12-31T18:00+14:00"));
    }

    @Test
    void a_friday_that_was_left_out_is_shifted_to_the_saturday_even_if_only_fridays_count() {
        assertThat(Future.in("Pacific/Apia").told(cron("0 7 * * *").on(DayOfWeek.FRIDAY), "2011-12-29", "2012-01-01"))
                .singleElement()
                .asString()
                .startsWith("2011-12-31T00:00+14:00 shifted from 2011-12-30T07:00");
    }

    @Test
    void a_day_that_was_left_out_has_no_sunrise_to_speak_of() {
        assertThat(Future.at("Pacific/Apia", -13.8, -171.8)
                        .planned(sun(SUNRISE, Duration.ZERO), "2011-12-29", "2012-01-01"))
                .extracting(planned -> planned.nominal().toLocalDate().toString())
                .containsExactly("2011-12-29", "2011-12-31");
    }
}
