package org.aubade.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aubade.schedule.calendar.Occurrence;
import org.jspecify.annotations.Nullable;

/** Forecasts the occurrences of schedules as they stand now. */
final class OccurrenceForecaster {
    private static final Comparator<OccurrenceForecast> BY_DUE = Comparator.comparing(OccurrenceForecast::due)
            .thenComparing(forecast -> forecast.schedule().name());

    private final NextOccurrences occurrences;
    private final ZoneId zone;

    OccurrenceForecaster(NextOccurrences occurrences) {
        this.occurrences = occurrences;
        this.zone = occurrences.homeZone();
    }

    /** The next {@code count} occurrences of {@code stored}. */
    List<OccurrenceForecast> next(StoredSchedule stored, int count) {
        return all(stored)
                .limit(count)
                .map(occurrence -> OccurrenceForecast.of(stored, occurrence))
                .toList();
    }

    /** The first {@code count} occurrences of all schedules that are planned before {@code until}, by when they are due. */
    List<OccurrenceForecast> until(List<StoredSchedule> all, Instant until, int count) {
        return merged(
                all,
                count,
                stored -> all(stored)
                        .takeWhile(occurrence -> occurrence.at().isBefore(until))
                        .limit(count)
                        .map(occurrence -> OccurrenceForecast.of(stored, occurrence)));
    }

    /** As {@link #until(List, Instant, int)}, with at most {@code daily} of each schedule on each day of the home. */
    List<OccurrenceForecast> until(List<StoredSchedule> all, Instant until, int count, int daily) {
        return merged(all, count, stored -> byDay(stored, until, count, daily).stream());
    }

    private static List<OccurrenceForecast> merged(
            List<StoredSchedule> all, int count, Function<StoredSchedule, Stream<OccurrenceForecast>> ofOne) {
        return all.stream().flatMap(ofOne).sorted(BY_DUE).limit(count).toList();
    }

    /** Ends with the day on which there are {@code count}, of which the last day may have some more. */
    private List<OccurrenceForecast> byDay(StoredSchedule stored, Instant until, int count, int daily) {
        List<OccurrenceForecast> forecasts = new ArrayList<>();
        Occurrence first = stored.state().next();
        while (first != null && first.at().isBefore(until) && forecasts.size() < count) {
            Instant dayEnds = dayEnds(first.at());
            List<OccurrenceForecast> day = from(stored, first)
                    .takeWhile(occurrence ->
                            occurrence.at().isBefore(dayEnds) && occurrence.at().isBefore(until))
                    .limit(daily + 1L)
                    .map(occurrence -> OccurrenceForecast.of(stored, occurrence))
                    .toList();
            if (day.size() <= daily) {
                forecasts.addAll(day);
            } else {
                forecasts.addAll(day.subList(0, daily - 1));
                forecasts.add(day.get(daily - 1).andMore());
            }
            first = firstFrom(stored, dayEnds);
        }
        return forecasts;
    }

    private Instant dayEnds(Instant at) {
        return at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private @Nullable Occurrence firstFrom(StoredSchedule stored, Instant inclusive) {
        return occurrences
                .following(stored, inclusive.minusNanos(1))
                .findFirst()
                .orElse(null);
    }

    private Stream<Occurrence> all(StoredSchedule stored) {
        Occurrence next = stored.state().next();
        return next == null ? Stream.empty() : from(stored, next);
    }

    private Stream<Occurrence> from(StoredSchedule stored, Occurrence first) {
        return Stream.concat(Stream.of(first), occurrences.following(stored, first.at()));
    }
}
