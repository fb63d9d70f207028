package org.aubade.schedule;

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

/** What becomes of local times on the clocks of a zone: those around a change of the clocks are decided on together. */
final class ClockTimes extends Lookahead<Planned> {
    private final Lookahead<LocalDateTime> times;
    private final ZoneId zone;
    private final ZoneRules rules;
    private final Dst dst;
    private final Queue<Planned> decided = new ArrayDeque<>();

    ClockTimes(Lookahead<LocalDateTime> times, ZoneId zone, Dst dst) {
        this.times = times;
        this.zone = zone;
        this.rules = zone.getRules();
        this.dst = dst;
    }

    @Override
    @Nullable Planned find() {
        while (decided.isEmpty() && times.hasNext()) {
            LocalDateTime time = times.next();
            ZoneOffsetTransition change = rules.getTransition(time);
            if (change == null) {
                return due(time, rules.getOffset(time));
            }
            List<LocalDateTime> affected = affected(time, change);
            decided.addAll(change.isGap() ? inGap(affected, change) : inOverlap(affected, change));
        }
        return decided.poll();
    }

    private List<LocalDateTime> affected(LocalDateTime first, ZoneOffsetTransition change) {
        List<LocalDateTime> affected = new ArrayList<>(List.of(first));
        for (LocalDateTime next = times.peek(); next != null && change.equals(rules.getTransition(next)); ) {
            affected.add(times.next());
            next = times.peek();
        }
        return affected;
    }

    /** At most one, since all of them come to the same moment; none if that is a time of the schedule anyway. */
    private List<Planned> inGap(List<LocalDateTime> missing, ZoneOffsetTransition gap) {
        if (gap.getDateTimeAfter().equals(times.peek())) {
            return List.of();
        }
        LocalDateTime first = missing.getFirst();
        String reason = ClockWords.missing(missing, gap, zone);
        return List.of(
                switch (dst.gap()) {
                    case NEXT ->
                        new Planned.Shifted(gap.getInstant(), first, reason + "; " + ClockWords.runsAfter(gap));
                    case SKIP ->
                        new Planned.Dropped(gap.getInstant(), first, reason + "; skipped, as the schedule says");
                });
    }

    private List<Planned> inOverlap(List<LocalDateTime> twice, ZoneOffsetTransition overlap) {
        List<Planned> all = new ArrayList<>();
        if (dst.overlap() != Dst.Overlap.SECOND) {
            twice.forEach(time -> all.add(due(time, overlap.getOffsetBefore())));
        }
        if (dst.overlap() != Dst.Overlap.FIRST) {
            twice.forEach(time -> all.add(due(time, overlap.getOffsetAfter())));
        }
        return all;
    }

    private static Planned due(LocalDateTime time, ZoneOffset offset) {
        return new Planned.Due(time.toInstant(offset), time);
    }
}
