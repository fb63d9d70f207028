package org.aubade.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aubade.run.RunId;
import org.aubade.time.Durations;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says what became of occurrences, and why: the rows of the ledger in words. */
final class LedgerRows {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");

    /** An occurrence that is decided so soon after it was due is on time. */
    private static final Duration ON_TIME = Duration.ofSeconds(10);

    private final TimeSource time;

    /** Why there was no room for the next run of a schedule, by its name. */
    private final Map<String, String> withoutRoom = new ConcurrentHashMap<>();

    LedgerRows(TimeSource time) {
        this.time = time;
    }

    /** A run of the schedule has to wait, for {@code reason}. */
    void noRoom(KeptSchedule kept, String reason) {
        withoutRoom.put(kept.name(), reason);
    }

    /** Something was decided about the schedule. */
    void decided(KeptSchedule kept) {
        withoutRoom.remove(kept.name());
    }

    /** Whether it may not run any more. */
    boolean isTooLate(KeptSchedule kept, Planned planned) {
        Duration within = kept.schedule().missed().within();
        return lateness(kept, planned).compareTo(within.compareTo(ON_TIME) > 0 ? within : ON_TIME) > 0;
    }

    private Duration lateness(KeptSchedule kept, Planned planned) {
        return Duration.between(dueOf(kept, planned), time.now());
    }

    private static Instant dueOf(KeptSchedule kept, Planned planned) {
        Instant putOffTo = kept.course().putOffTo();
        return putOffTo != null && planned.equals(kept.course().next()) ? putOffTo : planned.at();
    }

    /** One that does not run, where {@code chosen} is the one that does. */
    Occurrence passedOver(KeptSchedule kept, Planned planned, @Nullable Planned chosen) {
        if (planned instanceof Planned.Dropped dropped) {
            return row(kept, planned, Decision.SKIPPED, dropped.reason());
        }
        if (kept.course().isPausedAt(planned.at())) {
            return row(
                    kept,
                    planned,
                    Decision.SKIPPED,
                    "the schedule was paused until " + kept.course().pausedUntil());
        }
        String late = late(kept, planned);
        return isTooLate(kept, planned) || chosen == null
                ? row(
                        kept,
                        planned,
                        Decision.MISSED,
                        late + ", and may run within "
                                + Durations.format(kept.schedule().missed().within()))
                : row(kept, planned, Decision.MISSED, late + ", and the one of " + chosen.nominal() + " ran instead");
    }

    private String late(KeptSchedule kept, Planned planned) {
        String late = Durations.describe(lateness(kept, planned));
        String noRoom = withoutRoom.get(kept.name());
        return noRoom == null
                ? "nobody was there to run it; it was noticed " + late + " late"
                : "there was no room for its run (" + noRoom + "), and it was " + late + " late when that was over";
    }

    /** One whose run is {@code run}. */
    Occurrence ran(KeptSchedule kept, Planned planned, RunId run) {
        boolean putOff = !dueOf(kept, planned).equals(planned.at());
        Decision decision =
                putOff ? Decision.SNOOZED : planned instanceof Planned.Shifted ? Decision.SHIFTED : Decision.RAN;
        Duration late = lateness(kept, planned);
        String why = planned instanceof Planned.Shifted shifted ? shifted.reason() : "it was due";
        if (putOff) {
            why = "put off by " + Durations.describe(Duration.between(planned.at(), dueOf(kept, planned)));
        }
        if (late.compareTo(ON_TIME) > 0) {
            why += "; it ran " + Durations.describe(late) + " late, which is within "
                    + Durations.format(kept.schedule().missed().within());
        }
        Occurrence row = row(kept, planned, decision, why);
        LOG.infof("%s of %s runs as %s: %s", planned.nominal(), kept.name(), run, why);
        return new Occurrence(
                row.schedule(),
                row.planned(),
                row.nominal(),
                row.program(),
                row.decision(),
                row.reason(),
                run,
                row.decided());
    }

    /** One that came to {@code decision} without a run. */
    Occurrence row(KeptSchedule kept, Planned planned, Decision decision, String reason) {
        return Occurrence.of(kept, planned, decision, reason, time.now());
    }

    /** The same row for another reason. */
    static Occurrence because(Occurrence row, String reason) {
        return new Occurrence(
                row.schedule(),
                row.planned(),
                row.nominal(),
                row.program(),
                row.decision(),
                reason,
                row.run(),
                row.decided());
    }
}
