package org.aubade.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.text.TextFormat.JSON;
import static org.aubade.text.TextFormat.YAML;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.aubade.schedule.calendar.Dst;
import org.aubade.schedule.text.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleWriterTest {
    private static final Schedule EVERYTHING = new Schedule(
            "everything",
            "All of it, once.",
            "tea",
            new Trigger.Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", LocalTime.of(8, 30), LocalDate.of(2027, 1, 2)),
            ZoneId.of("Europe/Amsterdam"),
            Set.of(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY),
            new Missed(Duration.ofHours(1)),
            new Dst(Dst.Gap.SKIP, Dst.Overlap.BOTH));

    @Test
    void yaml_is_as_people_write_it() {
        assertThat(ScheduleWriter.write(EVERYTHING, YAML)).isEqualTo("""
                name: everything
                description: All of it, once.
                program: tea
                when: {every: "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", at: "08:30", from: "2027-01-02"}
                zone: Europe/Amsterdam
                days: [SAT, SUN]
                missed: {within: 1h}
                dst: {gap: skip, overlap: both}
                """);
    }

    @Test
    void json_is_the_same() {
        assertThat(ScheduleWriter.write(EVERYTHING, JSON)).isEqualTo("""
                {
                  "name": "everything",
                  "description": "All of it, once.",
                  "program": "tea",
                  "when": {"every": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "at": "08:30", "from": "2027-01-02"},
                  "zone": "Europe/Amsterdam",
                  "days": ["SAT", "SUN"],
                  "missed": {"within": "1h"},
                  "dst": {"gap": "skip", "overlap": "both"}
                }
                """);
    }

    @Test
    void what_stands_inside_an_answer_has_no_white_space() {
        assertThat(ScheduleWriter.compactJson(EVERYTHING.when()))
                .isEqualTo("{\"every\":\"FREQ=WEEKLY;INTERVAL=2;BYDAY=SA\",\"at\":\"08:30\",\"from\":\"2027-01-02\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{cron: \"@daily\"}", "{sun: sunset, offset: -20m}", "{sun: dawn}"})
    void what_has_its_default_value_is_left_out(String when) {
        assertThat(ScheduleWriter.write(Schedule.of("x", "tea", Reading.when(when)), YAML))
                .isEqualTo("name: x\nprogram: tea\nwhen: " + when + "\n");
        Schedule skipping = Schedule.of("x", "tea", Reading.when(when)).with(new Dst(Dst.Gap.SKIP, Dst.Overlap.FIRST));
        assertThat(ScheduleWriter.write(skipping, YAML)).endsWith("dst: {gap: skip}\n");
    }
}
