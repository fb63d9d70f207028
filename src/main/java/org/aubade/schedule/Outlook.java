package org.aubade.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what is ahead of schedules, as things stand. */
final class Outlook {
    private static final Comparator<Ahead> BY_TIME = Comparator.comparing(
                    (Ahead ahead) -> ahead.upcoming().due())
            .thenComparing(ahead -> ahead.schedule().name());

    private final Courses courses;
    private final ZoneId zone;

    /** @param zone where days begin and end */
    Outlook(Courses courses, ZoneId zone) {
        this.courses = courses;
        this.zone = zone;
    }

    /** The next {@code count} of {@code kept}. */
    List<Upcoming> next(KeptSchedule kept, int count) {
        return all(kept).limit(count).map(planned -> Upcoming.of(kept, planned)).toList();
    }

    /** What is due of all before {@code until}, at most {@code count}, in the order in which it is due. */
    List<Ahead> ahead(List<KeptSchedule> all, Instant until, int count) {
        return inOrder(
                all,
                count,
                kept -> all(kept)
                        .takeWhile(planned -> planned.at().isBefore(until))
                        .limit(count)
                        .map(planned -> ahead(kept, planned, false)));
    }

    /** The same, with at most {@code daily} of each schedule on each day; the last of a day tells if there are more. */
    List<Ahead> ahead(List<KeptSchedule> all, Instant until, int count, int daily) {
        return inOrder(all, count, kept -> days(kept, until, daily).stream());
    }

    private static List<Ahead> inOrder(List<KeptSchedule> all, int count, Function<KeptSchedule, Stream<Ahead>> ofOne) {
        return all.stream().flatMap(ofOne).sorted(BY_TIME).limit(count).toList();
    }

    private List<Ahead> days(KeptSchedule kept, Instant until, int daily) {
        List<Ahead> some = new ArrayList<>();
        Planned first = kept.course().next();
        while (first != null && first.at().isBefore(until)) {
            Instant dayEnds = dayEnds(first.at());
            List<Planned> day = from(kept, first)
                    .takeWhile(planned ->
                            planned.at().isBefore(dayEnds) && planned.at().isBefore(until))
                    .limit(daily + 1L)
                    .toList();
            for (Planned planned : day.subList(0, Math.min(daily, day.size()))) {
                some.add(ahead(kept, planned, day.size() > daily && planned.equals(day.get(daily - 1))));
            }
            first = firstFrom(kept, dayEnds);
        }
        return some;
    }

    private Instant dayEnds(Instant at) {
        return at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private @Nullable Planned firstFrom(KeptSchedule kept, Instant inclusive) {
        return courses.following(kept, inclusive.minusNanos(1)).findFirst().orElse(null);
    }

    private Stream<Planned> all(KeptSchedule kept) {
        Planned next = kept.course().next();
        return next == null ? Stream.empty() : from(kept, next);
    }

    private Stream<Planned> from(KeptSchedule kept, Planned first) {
        return Stream.concat(Stream.of(first), courses.following(kept, first.at()));
    }

    private static Ahead ahead(KeptSchedule kept, Planned planned, boolean more) {
        return new Ahead(kept.schedule(), Upcoming.of(kept, planned), more);
    }
}
