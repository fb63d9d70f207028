package org.aubade.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for the future of schedules in tests, and says it one line each. */
record Future(SchedulePlanner planner, ZoneId zone) {
    /** That of a home in {@code zone} that does not know where it is. */
    static Future in(String zone) {
        return new Future(new SchedulePlanner(ZoneId.of(zone), null), ZoneId.of(zone));
    }

    /** That of a home in {@code zone} at a place. */
    static Future at(String zone, double latitude, double longitude) {
        return new Future(new SchedulePlanner(ZoneId.of(zone), new Place(latitude, longitude)), ZoneId.of(zone));
    }

    static Schedule cron(String expression) {
        return Schedule.of("test", "tea", new Trigger.Cron(expression));
    }

    static Schedule every(String rule, String at) {
        return every(rule, at, null);
    }

    static Schedule every(String rule, String at, @Nullable String from) {
        LocalDate start = from == null ? null : LocalDate.parse(from);
        return Schedule.of("test", "tea", new Trigger.Recurrence(rule, LocalTime.parse(at), start));
    }

    static Schedule sun(SunEvent event, Duration offset) {
        return Schedule.of("test", "tea", new Trigger.Sun(event, offset));
    }

    /** What is due on the local dates from {@code from} to before {@code to}. */
    List<Planned> planned(Schedule schedule, String from, String to) {
        Instant start = LocalDate.parse(from).atStartOfDay(zone).toInstant();
        Instant end = LocalDate.parse(to).atStartOfDay(zone).toInstant();
        return planner.after(schedule, start.minusMillis(1))
                .takeWhile(planned -> planned.at().isBefore(end))
                .toList();
    }

    /** The same in words: {@code 2027-03-28T03:00+02:00}, and {@code shifted} or {@code dropped} with the reason. */
    List<String> told(Schedule schedule, String from, String to) {
        return planned(schedule, from, to).stream().map(this::tell).toList();
    }

    /** The first {@code count} dates on which something is due after {@code date} began. */
    List<String> dates(Schedule schedule, String date, int count) {
        return first(
                schedule,
                date,
                count,
                planned -> planned.nominal().toLocalDate().toString());
    }

    /** The first {@code count} local times that the schedule asks for after {@code date} began. */
    List<String> times(Schedule schedule, String date, int count) {
        return first(schedule, date, count, planned -> planned.nominal().toString());
    }

    private List<String> first(Schedule schedule, String date, int count, Function<Planned, String> words) {
        Instant start = LocalDate.parse(date).atStartOfDay(zone).toInstant();
        return planner.after(schedule, start.minusMillis(1))
                .limit(count)
                .map(words)
                .toList();
    }

    private String tell(Planned planned) {
        String at = planned.at().atZone(zone).toOffsetDateTime().toString();
        return switch (planned) {
            case Planned.Due due -> {
                boolean same = LocalDateTime.ofInstant(due.at(), zone).equals(due.nominal());
                yield same ? at : at + " for " + due.nominal();
            }
            case Planned.Shifted shifted -> at + " shifted from " + shifted.nominal() + ": " + shifted.reason();
            case Planned.Dropped dropped -> at + " dropped " + dropped.nominal() + ": " + dropped.reason();
        };
    }
}
