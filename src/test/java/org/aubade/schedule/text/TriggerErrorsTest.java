package org.aubade.schedule.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.aubade.schedule.Missed;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.SunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TriggerErrorsTest {
    private static final String EXAMPLES = "one of {cron: \"0 7 * * MON-FRI\"}, {every: \"FREQ=WEEKLY;BYDAY=SA\", at:"
            + " \"08:30\"} and {sun: sunset, offset: -20m}";
    private static final String FORMS = ", a list such as 1,3, a range such as 1-5, a step such as */2, or *";

    @ParameterizedTest
    @MethodSource({"keys", "crons", "rules", "suns"})
    void a_bad_trigger_is_answered_with_what_was_found_and_what_would_work(String yaml, String complaint) {
        assertThat(Reading.whenComplaints(yaml)).containsExactly("when" + complaint.replaceFirst(":", " @ 3:"));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                arguments("0 7 * * *", ": found '0 7 * * *'; expected " + EXAMPLES),
                arguments("", ": found nothing (null); expected " + EXAMPLES),
                arguments("{}", ": when has none of cron, every, sun; expected " + EXAMPLES),
                arguments(
                        "{cron: '@daily', sun: sunset}",
                        ": found cron and sun in one schedule; keep one and make the other a schedule of its own"),
                arguments("{cron: '@daily', at: '08:30'}", ".at: 'at' does not go with cron; known: cron"),
                arguments(
                        "{corn: '@daily'}",
                        ".corn: unknown key of when 'corn'; did you mean 'cron'? known: cron, every, at, from, sun,"
                                + " offset"),
                arguments(
                        "{sun: sunset, ofset: 5m}",
                        ".ofset: unknown key of when 'ofset'; did you mean 'offset'? known: sun, offset"),
                arguments(
                        "{cron: [1]}", ".cron: found a list; expected a cron expression such as \"0 7 * * MON-FRI\""));
    }

    static Stream<Arguments> crons() {
        String five = " fields; a cron expression has 5: minute, hour, day of the month, month, day of the week, such"
                + " as 0 7 * * MON-FRI";
        return Stream.of(
                arguments("{cron: 0 7 * *}", ".cron: '0 7 * *' has 4" + five),
                arguments("{cron: 0 0 7 * * MON}", ".cron: '0 0 7 * * MON' has 6" + five),
                arguments("{cron: ' '}", ".cron: ' ' has 0" + five),
                arguments(
                        "{cron: '60 7 * * *'}", ".cron: bad minute '60': 60 is out of range; expected 0 to 59" + FORMS),
                arguments(
                        "{cron: '*/0 7 * * *'}",
                        ".cron: bad minute '*/0': 0 is out of range; expected 0 to 59" + FORMS),
                arguments(
                        "{cron: '0 22-4 * * *'}",
                        ".cron: bad hour '22-4': a range goes upward; expected 0 to 23" + FORMS),
                arguments(
                        "{cron: '0 7 L * *'}",
                        ".cron: bad day of the month 'L': cron of five fields does not have this; for the last day of the month"
                                + " write every: \"FREQ=MONTHLY;BYMONTHDAY=-1\", and the time in at:"),
                arguments(
                        "{cron: '0 7 * FOO *'}",
                        ".cron: bad month 'FOO': it cannot be read; expected 1 to 12 or JAN to DEC" + FORMS),
                arguments(
                        "{cron: '0 7 * * FRI-MON'}",
                        ".cron: bad day of the week 'FRI-MON': a range goes upward; expected 0 to 7 or SUN to SAT"
                                + FORMS),
                arguments(
                        "{cron: '0 7|9 * * *'}", ".cron: bad hour '7|9': it cannot be read; expected 0 to 23" + FORMS),
                arguments(
                        "{cron: '@dayly'}",
                        ".cron: unknown nickname '@dayly'; did you mean '@daily'? known: @annually, @daily, @hourly,"
                                + " @midnight, @monthly, @weekly, @yearly"));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments("{every: FREQ=DAILY}", ".at: when.at is missing; expected a time such as \"08:30\""),
                arguments("{every: FREQ=DAILY, at: 25:00}", ".at: '25:00' is not a time; write 08:30 or 08:30:15"),
                arguments(
                        "{every: FREQ=DAILY, at: '08:30', from: 2027-02-30}",
                        ".from: '2027-02-30' is not a date; write one such as 2027-01-02"),
                arguments(
                        "{every: FREQ=DAILY, at: '08:30', from: 1027-02-03}",
                        ".from: from must be within the years 1970 to 9999; found 1027-02-03"),
                arguments(
                        "{every: FREQ=HOURLY, at: '08:30'}",
                        ".every: 'FREQ=HOURLY' is more often than daily; use cron for that, such as {cron: \"*/15 * * *"
                                + " *\"}"),
                arguments(
                        "{every: FREQ=DAILY;BYHOUR=3, at: '08:30'}",
                        ".every: the rule says days, not times; put the time of 'BYHOUR=3' into at"),
                arguments(
                        "{every: BYDAY=MO, at: '08:30'}",
                        ".every: 'BYDAY=MO' has no FREQ; expected a rule such as FREQ=WEEKLY;BYDAY=SA"),
                arguments(
                        "{every: 'RRULE:FREQ=DAILY', at: '08:30'}",
                        ".every: 'RRULE:FREQ=DAILY' begins with RRULE:; leave that out"),
                arguments(
                        "{every: FREQ=WEEKLY;BYDYA=MO, at: '08:30'}",
                        ".every: unknown part 'BYDYA'; did you mean 'BYDAY'? known: FREQ, INTERVAL, COUNT, UNTIL,"
                                + " BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY, BYSETPOS, WKST"),
                arguments(
                        "{every: FREQ=FORTNIGHTLY, at: '08:30'}",
                        ".every: bad FREQ in 'FREQ=FORTNIGHTLY'; expected DAILY, WEEKLY, MONTHLY or YEARLY"),
                arguments(
                        "{every: FREQ=DAILY;INTERVAL, at: '08:30'}",
                        ".every: bad INTERVAL in 'INTERVAL'; expected a whole number from 1"),
                arguments(
                        "{every: FREQ=WEEKLY;BYDAY=2MO, at: '08:30'}",
                        ".every: bad BYDAY in 'BYDAY=2MO'; expected weekdays such as MO,FR, in a rule that is MONTHLY"
                                + " or YEARLY also such as 1MO or -1FR"),
                arguments(
                        "{every: FREQ=DAILY;COUNT=3;UNTIL=20270330, at: '08:30'}",
                        ".every: the parts do not go together: UNTIL and COUNT must not occur in the same rule"),
                arguments(
                        "{every: FREQ=DAILY;COUNT=3, at: '08:30'}",
                        ".every: 'FREQ=DAILY;COUNT=3' counts its days; say from which, such as from: 2027-01-02"));
    }

    static Stream<Arguments> suns() {
        return Stream.of(
                arguments(
                        "{sun: sunst}",
                        ".sun: unknown event of the sun 'sunst'; did you mean 'sunset'? known: dawn, sunrise, sunset,"
                                + " dusk"),
                arguments(
                        "{sun: noon, offset: 5m}",
                        ".sun: unknown event of the sun 'noon'; known: dawn, sunrise, sunset, dusk"),
                arguments("{sun: sunset, offset: 13h}", ".offset: offset must be -12h to 12h; found 13h"),
                arguments("{sun: sunset, offset: -13h}", ".offset: offset must be -12h to 12h; found -13h"),
                arguments("{sun: sunset, offset: '--5m'}", ".offset: '--5m' has two signs; write -20m or 1h"),
                arguments(
                        "{sun: sunset, offset: soon}",
                        ".offset: 'soon' is not a duration; write 500ms, 5s, 10m, 2h30m, 1.5h, 2d, 00:03:00, or ISO-8601 such as PT1M30S"));
    }

    @Test
    void java_refuses_the_same() {
        assertThatThrownBy(() -> new Trigger.Recurrence("FREQ=DAILY", LocalTime.of(8, 30, 0, 1), null))
                .hasMessage("at must be whole seconds; found 08:30:00.000000001");
        assertThatThrownBy(() -> new Trigger.Sun(SunEvent.DAWN, Duration.ofNanos(1)))
                .hasMessageStartingWith("offset must be whole milliseconds");
        assertThatThrownBy(() -> new Missed(Duration.ofMinutes(-1)))
                .hasMessageStartingWith("within must be 0s to 366d");
        assertThatThrownBy(() -> Schedule.of("a b", "tea", new Trigger.Cron("@daily")))
                .hasMessageStartingWith("a schedule name is 1 to 100 letters");
    }
}
