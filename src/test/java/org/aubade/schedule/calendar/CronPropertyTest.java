package org.aubade.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.aubade.schedule.OccurrenceCalculator;
import org.aubade.schedule.Schedule;

/** Random expressions, held against the simplest thing that could be right: look at every minute. */
class CronPropertyTest {
    private static final OccurrenceCalculator UTC = new OccurrenceCalculator(new HomePlace(ZoneOffset.UTC, null));
    private static final CronParser LIBRARY =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final int DAYS = 4;

    @Example
    void it_is_due_at_each_minute_of_sundays_and_at_no_other() {
        it_is_due_at_each_minute_that_matches_and_at_no_other("* * */1 * 0", Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Property(tries = 300)
    void it_is_due_at_each_minute_that_matches_and_at_no_other(
            @ForAll("expressions") String expression, @ForAll("instants") Instant from) {
        List<LocalDateTime> expected = new ArrayList<>();
        LocalDateTime start = LocalDateTime.ofInstant(from, ZoneOffset.UTC);
        LocalDateTime minute = start.withSecond(0).withNano(0).plusMinutes(1);
        for (; minute.isBefore(start.plusDays(DAYS)); minute = minute.plusMinutes(1)) {
            if (matches(expression, minute)) {
                expected.add(minute);
            }
        }
        Instant end = start.plusDays(DAYS).toInstant(ZoneOffset.UTC);
        assertThat(UTC.after(Future.cron(expression), from)
                        .takeWhile(planned -> planned.at().isBefore(end))
                        .map(Occurrence::nominal))
                .containsExactlyElementsOf(expected);
    }

    /** But for the star rule, which the library does not know: of two days it restricts by one is enough, {@code *}{@code /2} included. */
    @Property(tries = 300)
    void the_library_agrees(@ForAll("expressions") String expression, @ForAll("instants") Instant from) {
        Assume.that(!isAboutTheStarRule(expression));
        ZonedDateTime next = from.atZone(ZoneOffset.UTC);
        ExecutionTime library = ExecutionTime.forCron(LIBRARY.parse(expression));
        List<Instant> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            next = library.nextExecution(next).orElseThrow();
            expected.add(next.toInstant());
        }
        assertThat(UTC.after(Future.cron(expression), from).limit(5).map(Occurrence::at))
                .containsExactlyElementsOf(expected);
    }

    @Property(tries = 500)
    void each_is_later_than_the_one_before_and_found_from_it(
            @ForAll("expressions") String expression,
            @ForAll("changes") Instant from,
            @ForAll("zones") ZoneId zone,
            @ForAll Dst.Gap gap,
            @ForAll Dst.Overlap overlap,
            @ForAll @IntRange(min = 0, max = 39) int index) {
        OccurrenceCalculator calculator = new OccurrenceCalculator(new HomePlace(zone, null));
        Schedule schedule = Future.cron(expression).with(new Dst(gap, overlap));
        List<Occurrence> planned = calculator.after(schedule, from).limit(40).toList();
        assertThat(planned).isNotEmpty();
        Instant last = from;
        for (Occurrence each : planned) {
            assertThat(each.at()).isAfter(last);
            last = each.at();
        }
        Instant before = index == 0 ? from : planned.get(index - 1).at();
        assertThat(calculator.next(schedule, before)).contains(planned.get(index));
    }

    @Provide
    Arbitrary<String> expressions() {
        return Combinators.combine(
                        field(0, 59),
                        field(0, 23),
                        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("*")), Tuple.of(1, field(1, 28))),
                        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("*")), Tuple.of(1, field(1, 12))),
                        Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just("*")), Tuple.of(1, field(0, 6))))
                .as((minute, hour, day, month, weekday) -> String.join(" ", minute, hour, day, month, weekday));
    }

    private static Arbitrary<String> field(int min, int max) {
        Arbitrary<Integer> values = Arbitraries.integers().between(min, max);
        Arbitrary<String> ranges = Combinators.combine(values, values)
                .as((one, other) -> Math.min(one, other) + "-" + Math.max(one, other));
        Arbitrary<String> steps = Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.just("*"), ranges),
                        Arbitraries.integers().between(1, 5))
                .as((base, step) -> base + "/" + step);
        Arbitrary<String> items = Arbitraries.oneOf(values.map(String::valueOf), ranges, steps);
        return Arbitraries.oneOf(
                Arbitraries.just("*"),
                items,
                items.list().ofMinSize(2).ofMaxSize(3).map(all -> String.join(",", all)));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(1_600_000_000_000L, 4_200_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    /** Around the changes of the clocks of the zones below. */
    @Provide
    Arbitrary<Instant> changes() {
        Arbitrary<Instant> days = Arbitraries.of(
                        "2027-03-28T00:00:00Z",
                        "2027-10-31T00:00:00Z",
                        "2027-10-02T15:00:00Z",
                        "2027-04-03T15:00:00Z",
                        "2011-12-30T10:00:00Z",
                        "2018-11-04T03:00:00Z",
                        "2018-02-18T02:00:00Z")
                .map(Instant::parse);
        return Combinators.combine(days, Arbitraries.integers().between(-300, 180))
                .as((day, minutes) -> day.plusSeconds(60L * minutes));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Amsterdam",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "America/Sao_Paulo",
                        "Asia/Beirut",
                        "UTC")
                .map(ZoneId::of);
    }

    private static boolean isAboutTheStarRule(String expression) {
        String[] fields = expression.split(" ", -1);
        return !fields[2].equals("*")
                && !fields[4].equals("*")
                && (fields[2].startsWith("*") || fields[4].startsWith("*"));
    }

    private static boolean matches(String expression, LocalDateTime time) {
        String[] fields = expression.split(" ", -1);
        boolean dayOfMonth = matches(fields[2], time.getDayOfMonth(), 1, 31);
        boolean dayOfWeek = matches(fields[4], time.getDayOfWeek().getValue() % 7, 0, 6);
        boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        return matches(fields[0], time.getMinute(), 0, 59)
                && matches(fields[1], time.getHour(), 0, 23)
                && matches(fields[3], time.getMonthValue(), 1, 12)
                && (either ? dayOfMonth || dayOfWeek : dayOfMonth && dayOfWeek);
    }

    private static boolean matches(String field, int value, int min, int max) {
        return Stream.of(field.split(",")).anyMatch(item -> {
            String[] baseAndStep = item.split("/", -1);
            int[] ends = baseAndStep[0].equals("*")
                    ? new int[] {min, max}
                    : Arrays.stream(baseAndStep[0].split("-"))
                            .mapToInt(Integer::parseInt)
                            .toArray();
            int step = baseAndStep.length == 1 ? 1 : Integer.parseInt(baseAndStep[1]);
            return value >= ends[0] && value <= ends[ends.length - 1] && (value - ends[0]) % step == 0;
        });
    }
}
