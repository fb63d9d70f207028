package org.aubade.schedule.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aubade.run.RunId;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.time.Durations;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the ledger entries of occurrences, with the reasons in words. */
final class LedgerEntries {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");

    /** Why an occurrence runs that is neither late nor put off nor shifted. */
    private static final String ON_TIME = "it was due";

    private final TimeSource time;

    /** Why the run of a schedule has to wait, by the name of the schedule. */
    private final Map<String, String> waiting = new ConcurrentHashMap<>();

    LedgerEntries(TimeSource time) {
        this.time = time;
    }

    /** Remembers that a run of the schedule has to wait, for {@code reason}. */
    void deferred(StoredSchedule stored, String reason) {
        waiting.put(stored.name(), reason);
    }

    /** Forgets that a run of the schedule had to wait, since what was due is decided. */
    void decided(StoredSchedule stored) {
        waiting.remove(stored.name());
    }

    /** The entry of an occurrence that came to {@code decision} without a run. */
    LedgerEntry withoutRun(StoredSchedule stored, Occurrence occurrence, Decision decision, String reason) {
        return LedgerEntry.withoutRun(stored, occurrence, decision, reason, time.now());
    }

    /** The entry of an occurrence that does not run, where {@code chosen} is the one that does; null if none does. */
    LedgerEntry passedOver(StoredSchedule stored, Occurrence occurrence, @Nullable Occurrence chosen) {
        if (occurrence instanceof Occurrence.Dropped dropped) {
            return withoutRun(stored, occurrence, Decision.SKIPPED, dropped.reason());
        }
        if (stored.state().isPausedAt(occurrence.at())) {
            String until = "the schedule was paused until " + stored.state().pausedUntil();
            return withoutRun(stored, occurrence, Decision.SKIPPED, until);
        }
        String why = chosen == null || Lateness.isTooLate(stored, occurrence, time.now())
                ? ", and may run within "
                        + Durations.format(stored.schedule().missed().within())
                : ", and the one of " + chosen.nominal() + " ran instead";
        return withoutRun(stored, occurrence, Decision.MISSED, late(stored, occurrence) + why);
    }

    private String late(StoredSchedule stored, Occurrence occurrence) {
        String late = Durations.describe(Lateness.of(stored, occurrence, time.now()));
        String deferred = waiting.get(stored.name());
        return deferred == null
                ? "nobody was there to run it; it was noticed " + late + " late"
                : "its run could not be started (" + deferred + "), and it was " + late + " late when that was over";
    }

    /** The entry of an occurrence whose run is {@code run}. */
    LedgerEntry ran(StoredSchedule stored, Occurrence occurrence, RunId run) {
        Instant due = stored.state().dueOf(occurrence);
        boolean snoozed = !due.equals(occurrence.at());
        Decision decision = Decision.RAN;
        String why = ON_TIME;
        if (occurrence instanceof Occurrence.Shifted shifted) {
            decision = Decision.SHIFTED;
            why = shifted.reason();
        }
        if (snoozed) {
            decision = Decision.SNOOZED;
            why = "put off by " + Durations.describe(Duration.between(occurrence.at(), due));
        }
        Duration late = Lateness.of(stored, occurrence, time.now());
        if (late.compareTo(Lateness.ON_TIME) > 0) {
            why += "; it ran " + Durations.describe(late) + " late, which is within "
                    + Durations.format(stored.schedule().missed().within());
        }
        // The start of the run is logged with the schedule that caused it; here is what is out of the ordinary.
        if (!why.equals(ON_TIME)) {
            LOG.infof("%s of %s runs as %s: %s", occurrence.nominal(), stored.name(), run, why);
        }
        return withoutRun(stored, occurrence, decision, why).withRun(run);
    }
}
