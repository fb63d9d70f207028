package org.aubade.schedule.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.text.TextFormat.JSON;
import static org.aubade.text.TextFormat.YAML;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.aubade.schedule.Missed;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.Dst;
import org.aubade.schedule.calendar.SunEvent;
import org.aubade.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleReaderTest {
    private static final Trigger WEEKDAYS = new Trigger.Cron("0 7 * * MON-FRI");

    @Test
    void yaml_says_everything_or_just_what_matters() {
        String text = """
                name: morning
                description: Up!
                program: wake-up
                when: {cron: "0 7 * * MON-FRI"}
                zone: Europe/Amsterdam
                days: [MON, TUE]
                missed: {within: 1h}
                dst: {gap: skip, overlap: both}
                """;
        assertThat(Reading.valid(text, YAML))
                .isEqualTo(new Schedule(
                        "morning",
                        "Up!",
                        "wake-up",
                        WEEKDAYS,
                        ZoneId.of("Europe/Amsterdam"),
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                        new Missed(Duration.ofHours(1)),
                        new Dst(Dst.Gap.SKIP, Dst.Overlap.BOTH)));
        assertThat(Reading.valid("name: morning\nprogram: wake-up\nwhen: {cron: 0 7 * * MON-FRI}", YAML))
                .isEqualTo(Schedule.of("morning", "wake-up", WEEKDAYS));
    }

    @Test
    void json_is_the_same_tree() {
        String text = """
                {"name": "x", "program": "tea", "days": ["SUN"], "dst": {"overlap": "second"},
                 "when": {"every": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "at": "08:30", "from": "2027-01-02"}}""";
        Trigger when = new Trigger.Recurrence(
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", LocalTime.of(8, 30), LocalDate.of(2027, 1, 2));
        assertThat(Reading.valid(text, JSON))
                .isEqualTo(Schedule.of("x", "tea", when)
                        .on(DayOfWeek.SUNDAY)
                        .with(new Dst(Dst.Gap.NEXT, Dst.Overlap.SECOND)));
    }

    @Test
    void a_recurrence_may_begin_at_the_epoch_and_times_need_no_quotes() {
        assertThat(Reading.when("{every: FREQ=DAILY, at: 8:30, from: 2027-01-02}"))
                .isEqualTo(new Trigger.Recurrence("FREQ=DAILY", LocalTime.of(8, 30), LocalDate.of(2027, 1, 2)));
        assertThat(Reading.when("{every: FREQ=WEEKLY;INTERVAL=2;BYDAY=SA, at: 08:30:15}"))
                .isEqualTo(new Trigger.Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", LocalTime.of(8, 30, 15), null));
    }

    @Test
    void the_sun_may_have_an_offset() {
        assertThat(Reading.when("{sun: sunset, offset: -20m}"))
                .isEqualTo(new Trigger.Sun(SunEvent.SUNSET, Duration.ofMinutes(-20)));
        assertThat(Reading.when("{sun: dawn, offset: +PT1H}"))
                .isEqualTo(new Trigger.Sun(SunEvent.DAWN, Duration.ofHours(1)));
        assertThat(Reading.when("{sun: dusk}")).isEqualTo(new Trigger.Sun(SunEvent.DUSK, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void the_name_may_be_left_out_where_the_caller_gives_it(TextFormat format) {
        String text = "{\"program\": \"tea\", \"when\": {\"cron\": \"@daily\"}}";
        Schedule given = Schedule.of("given", "tea", new Trigger.Cron("@daily"));
        assertThat(Reading.valid(ScheduleReader.readNamed(text, format, "given")))
                .isEqualTo(given);
        assertThat(Reading.valid(ScheduleReader.readWithDefault(text, format, "given")))
                .isEqualTo(given);
        assertThat(Reading.complaints(text, format))
                .containsExactly(
                        "name @ 1: name is missing; expected a name of 1 to 100 letters, digits, '.', '_' or '-'");
    }

    @Test
    void a_name_in_the_text_beats_the_default_and_must_not_differ_from_a_given_one() {
        String text = "name: said\nprogram: tea\nwhen: {cron: '@daily'}";
        assertThat(Reading.valid(ScheduleReader.readWithDefault(text, YAML, "other"))
                        .name())
                .isEqualTo("said");
        assertThat(Reading.complaints(ScheduleReader.readNamed(text, YAML, "given")))
                .containsExactly("name @ 1: found 'said' where the schedule is called 'given';"
                        + " leave the name out or make them the same");
    }
}
