package org.aubade.schedule.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.aubade.schedule.OccurrenceCalculator;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.Trigger;
import org.jspecify.annotations.Nullable;

/** Computes occurrences of schedules in tests, and writes them one line each. */
public record Future(OccurrenceCalculator calculator, ZoneId zone) {
    /** For a home in {@code zone} whose place is not known. */
    public static Future in(String zone) {
        return new Future(new OccurrenceCalculator(new HomePlace(ZoneId.of(zone), null)), ZoneId.of(zone));
    }

    /** For a home in {@code zone} at a place. */
    public static Future at(String zone, double latitude, double longitude) {
        return new Future(
                new OccurrenceCalculator(new HomePlace(ZoneId.of(zone), new Place(latitude, longitude))),
                ZoneId.of(zone));
    }

    public static Schedule cron(String expression) {
        return Schedule.of("test", "tea", new Trigger.Cron(expression));
    }

    public static Schedule every(String rule, String at) {
        return every(rule, at, null);
    }

    public static Schedule every(String rule, String at, @Nullable String from) {
        LocalDate start = from == null ? null : LocalDate.parse(from);
        return Schedule.of("test", "tea", new Trigger.Recurrence(rule, LocalTime.parse(at), start));
    }

    public static Schedule sun(SunEvent event, Duration offset) {
        return Schedule.of("test", "tea", new Trigger.Sun(event, offset));
    }

    /** What is due on the local dates from {@code from} to before {@code to}. */
    public List<Occurrence> planned(Schedule schedule, String from, String to) {
        Instant start = LocalDate.parse(from).atStartOfDay(zone).toInstant();
        Instant end = LocalDate.parse(to).atStartOfDay(zone).toInstant();
        return calculator
                .after(schedule, start.minusMillis(1))
                .takeWhile(planned -> planned.at().isBefore(end))
                .toList();
    }

    /** What is due on these dates, in words: {@code 2027-03-28T03:00+02:00}, and {@code shifted} or {@code dropped} with the reason. */
    public List<String> told(Schedule schedule, String from, String to) {
        return planned(schedule, from, to).stream().map(this::tell).toList();
    }

    /** The first {@code count} dates on which something is due after {@code date} began. */
    public List<String> dates(Schedule schedule, String date, int count) {
        return first(
                schedule,
                date,
                count,
                planned -> planned.nominal().toLocalDate().toString());
    }

    /** The first {@code count} local times that the schedule asks for after {@code date} began. */
    public List<String> times(Schedule schedule, String date, int count) {
        return first(schedule, date, count, planned -> planned.nominal().toString());
    }

    private List<String> first(Schedule schedule, String date, int count, Function<Occurrence, String> words) {
        Instant start = LocalDate.parse(date).atStartOfDay(zone).toInstant();
        return calculator
                .after(schedule, start.minusMillis(1))
                .limit(count)
                .map(words)
                .toList();
    }

    private String tell(Occurrence planned) {
        String at = planned.at().atZone(zone).toOffsetDateTime().toString();
        return switch (planned) {
            case Occurrence.Due due -> {
                boolean same = LocalDateTime.ofInstant(due.at(), zone).equals(due.nominal());
                yield same ? at : at + " for " + due.nominal();
            }
            case Occurrence.Shifted shifted -> at + " shifted from " + shifted.nominal() + ": " + shifted.reason();
            case Occurrence.Dropped dropped -> at + " dropped " + dropped.nominal() + ": " + dropped.reason();
        };
    }
}
