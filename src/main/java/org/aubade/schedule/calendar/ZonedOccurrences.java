package org.aubade.schedule.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Puts local times on the clocks of a zone. The times that one change of the clocks affects are handled together. */
final class ZonedOccurrences extends Lookahead<Occurrence> {
    private final Lookahead<LocalDateTime> times;
    private final ZoneId zone;
    private final ZoneRules rules;
    private final Dst dst;
    private final Queue<Occurrence> ready = new ArrayDeque<>();

    ZonedOccurrences(Lookahead<LocalDateTime> times, ZoneId zone, Dst dst) {
        this.times = times;
        this.zone = zone;
        this.rules = zone.getRules();
        this.dst = dst;
    }

    @Override
    @Nullable Occurrence find() {
        while (ready.isEmpty() && times.hasNext()) {
            LocalDateTime time = times.next();
            ZoneOffsetTransition change = rules.getTransition(time);
            if (change == null) {
                return due(time, rules.getOffset(time));
            }
            List<LocalDateTime> affected = affected(time, change);
            ready.addAll(change.isGap() ? inGap(affected, change) : inOverlap(affected, change));
        }
        return ready.poll();
    }

    private List<LocalDateTime> affected(LocalDateTime first, ZoneOffsetTransition change) {
        List<LocalDateTime> affected = new ArrayList<>(List.of(first));
        for (LocalDateTime next = times.peek(); next != null && change.equals(rules.getTransition(next)); ) {
            affected.add(times.next());
            next = times.peek();
        }
        return affected;
    }

    /** The occurrences of times in a gap: at most one, since all missing times become the same moment; none if the timetable asks for that moment anyway. */
    private List<Occurrence> inGap(List<LocalDateTime> missing, ZoneOffsetTransition gap) {
        if (gap.getDateTimeAfter().equals(times.peek())) {
            return List.of();
        }
        LocalDateTime first = missing.getFirst();
        String reason = ClockChangeText.missing(missing, gap, zone);
        return List.of(
                switch (dst.gap()) {
                    case NEXT ->
                        new Occurrence.Shifted(gap.getInstant(), first, reason + "; " + ClockChangeText.runsAfter(gap));
                    case SKIP ->
                        new Occurrence.Dropped(gap.getInstant(), first, reason + "; skipped, as the schedule says");
                });
    }

    private List<Occurrence> inOverlap(List<LocalDateTime> twice, ZoneOffsetTransition overlap) {
        List<Occurrence> all = new ArrayList<>();
        if (dst.overlap() != Dst.Overlap.SECOND) {
            twice.forEach(time -> all.add(due(time, overlap.getOffsetBefore())));
        }
        if (dst.overlap() != Dst.Overlap.FIRST) {
            twice.forEach(time -> all.add(due(time, overlap.getOffsetAfter())));
        }
        return all;
    }

    private static Occurrence due(LocalDateTime time, ZoneOffset offset) {
        return new Occurrence.Due(time.toInstant(offset), time);
    }
}
