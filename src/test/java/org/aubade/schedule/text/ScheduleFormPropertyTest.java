package org.aubade.schedule.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aubade.schedule.Missed;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.ScheduleWriter;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.Dst;
import org.aubade.schedule.calendar.SunEvent;
import org.aubade.text.TextFormat;

class ScheduleFormPropertyTest {
    private static final String[] RULES = {
        "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "freq=monthly;byday=-1fr", "FREQ=DAILY;UNTIL=20271231T070000Z"
    };
    private static final String[] CRONS = {"0 7 * * MON-FRI", "@daily", " */15\t* * * * ", "0,30 1-5/2 1 JAN 7"};
    private static final String[] ZONES = {
        "Europe/Amsterdam", "UTC", "Z", "+02:00", "Etc/GMT+8", "America/Port-au-Prince"
    };
    private static final String[] INSERTS = {
        "{", "}", "[", "]", ":", ",", "\"", "'", "\n", "- ", "*a", "!a ", "-", "0", "@"
    };

    @Property(tries = 500)
    void what_was_written_is_read_back(@ForAll("schedules") Schedule schedule, @ForAll TextFormat format) {
        String text = ScheduleWriter.write(schedule, format);
        assertThat(Reading.valid(text, format)).isEqualTo(schedule);
        assertThat(ScheduleWriter.write(Reading.valid(text, format), format)).isEqualTo(text);
    }

    @Property(tries = 100)
    void json_is_yaml_too(@ForAll("schedules") Schedule schedule) {
        assertThat(Reading.valid(ScheduleWriter.write(schedule, TextFormat.JSON), TextFormat.YAML))
                .isEqualTo(schedule);
    }

    @Property(tries = 500)
    void a_damaged_text_is_a_schedule_or_has_complaints(
            @ForAll("schedules") Schedule schedule, @ForAll TextFormat format, @ForAll("damages") Damage damage) {
        switch (ScheduleReader.read(damage.applyTo(ScheduleWriter.write(schedule, format)), format)) {
            case ParsedSchedule.Valid valid ->
                assertThat(Reading.valid(ScheduleWriter.write(valid.schedule(), format), format))
                        .isEqualTo(valid.schedule());
            case ParsedSchedule.Invalid invalid ->
                assertThat(invalid.violations()).isNotEmpty().allSatisfy(violation -> {
                    assertThat(violation.message()).isNotBlank().doesNotContain("Exception", "org.", "com.", "Source:");
                    assertThat(violation.line()).isPositive();
                });
        }
    }

    record Damage(double where, int length, String insert) {
        String applyTo(String text) {
            int from = (int) (where * text.length());
            return text.substring(0, from) + insert + text.substring(Math.min(text.length(), from + length));
        }
    }

    @Provide
    Arbitrary<Damage> damages() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(INSERTS))
                .as(Damage::new);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<String> names = Arbitraries.of("morning", "0123", "on", "null", "ä.b_c-d");
        Arbitrary<Missed> missed =
                Arbitraries.integers().between(0, 2_000_000).map(millis -> new Missed(Duration.ofMillis(millis)));
        Arbitrary<Dst> dsts = Combinators.combine(Arbitraries.of(Dst.Gap.class), Arbitraries.of(Dst.Overlap.class))
                .as(Dst::new);
        return Combinators.combine(
                        names,
                        Arbitraries.strings().all().ofMaxLength(20),
                        names,
                        triggers(),
                        Arbitraries.of(ZONES).map(ZoneId::of).injectNull(0.5),
                        Arbitraries.of(DayOfWeek.class).set().ofMaxSize(7),
                        missed,
                        dsts)
                .as(Schedule::new);
    }

    private static Arbitrary<Trigger> triggers() {
        Arbitrary<Trigger> crons = Arbitraries.of(CRONS).map(Trigger.Cron::new);
        Arbitrary<Trigger> rules = Combinators.combine(
                        Arbitraries.of(RULES),
                        Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay),
                        Arbitraries.integers()
                                .between(0, 40_000)
                                .map(LocalDate::ofEpochDay)
                                .injectNull(0.5))
                .as(Trigger.Recurrence::new);
        int most = (int) Trigger.Sun.MAX_OFFSET.toMillis();
        Arbitrary<Trigger> suns = Combinators.combine(
                        Arbitraries.of(SunEvent.class),
                        Arbitraries.integers().between(-most, most).map(Duration::ofMillis))
                .as(Trigger.Sun::new);
        return Arbitraries.oneOf(crons, rules, suns);
    }
}
