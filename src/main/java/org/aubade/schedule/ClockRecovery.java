package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Begins schedules anew that were decided while a clock was ahead: they would be silent until that time comes. It looks for them
 * some time after the start, since a machine without a battery for its clock starts with one that is behind until NTP has set it.
 */
final class ClockRecovery {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration REPORTED = Duration.ofHours(1);

    /** A clock that shows an earlier time has not been set yet, so nothing is recovered by it. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private final ScheduleRepository schedules;
    private final NextOccurrences occurrences;
    private final TimeSource time;
    private @Nullable ScheduledFuture<?> searches;
    private boolean stopped;
    private volatile @Nullable Recovered last;

    ClockRecovery(ScheduleRepository schedules, NextOccurrences occurrences, TimeSource time) {
        this.schedules = schedules;
        this.occurrences = occurrences;
        this.time = time;
    }

    /** Looks for such schedules every minute from now on; has no effect if already started. */
    synchronized void start() {
        if (searches == null && !stopped) {
            long every = EVERY.toMillis();
            searches = time.timer().scheduleWithFixedDelay(this::search, every, every, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void stop() {
        stopped = true;
        if (searches != null) {
            searches.cancel(false);
        }
    }

    /** What was begun anew within the last hour, and what would help; empty if nothing was. */
    Optional<String> trouble() {
        Recovered recovered = last;
        return recovered != null && Duration.between(recovered.at(), time.now()).compareTo(REPORTED) < 0
                ? Optional.of("the clock was ahead: schedule '" + recovered.schedule() + "' was decided up to "
                        + recovered.decided() + " and began anew at " + recovered.at()
                        + "; check that NTP sets the clock of every node")
                : Optional.empty();
    }

    private void search() {
        Uni.createFrom()
                .deferred(this::recoverAll)
                .subscribe()
                .with(
                        _ -> {},
                        failure ->
                                LOG.debug("What was decided by a clock that was ahead was not looked for.", failure));
    }

    private Uni<Void> recoverAll() {
        Instant now = time.now();
        if (now.isBefore(EARLIEST)) {
            return Uni.createFrom().voidItem();
        }
        Instant limit = now.plus(TimeSource.MAX_SKEW);
        return schedules
                .decidedBeyond(limit)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(stored -> recover(stored, limit))
                .onItem()
                .ignoreAsUni();
    }

    /** Leaves the schedule alone if a user skipped the future occurrence: then it was decided while the clock was right. */
    private Uni<Void> recover(StoredSchedule stored, Instant limit) {
        return schedules
                .store()
                .entries(new LedgerQuery(stored.name(), time.now(), null, LedgerQuery.MAX_LIMIT))
                .chain(entries -> isDecidedBefore(limit, stored, entries)
                        ? Uni.createFrom().voidItem()
                        : beginAnew(stored, entries));
    }

    private static boolean isDecidedBefore(Instant limit, StoredSchedule stored, List<LedgerEntry> entries) {
        return entries.stream()
                .anyMatch(entry -> entry.planned().equals(stored.state().decidedUntil())
                        && !entry.decided().isAfter(limit));
    }

    /**
     * What a user skipped stays skipped. Only a user skips before an occurrence is due; what was skipped when it seemed due, because of a
     * pause for example, is decided again.
     */
    @CheckReturnValue
    private Uni<Void> beginAnew(StoredSchedule stored, List<LedgerEntry> entries) {
        Instant now = time.now();
        Set<Instant> skipped = new HashSet<>(stored.state().skipped());
        entries.stream()
                .filter(entry ->
                        entry.decision() == Decision.SKIPPED && entry.decided().isBefore(entry.planned()))
                .forEach(entry -> skipped.add(entry.planned()));
        StoredSchedule next = stored.withState(occurrences.anew(stored, now, skipped));
        return schedules
                .store()
                .write(next, List.of(entry(stored, now)))
                .chain(written -> written
                        ? schedules.setAlarm(next).invoke(() -> report(stored, now))
                        : Uni.createFrom().voidItem());
    }

    private LedgerEntry entry(StoredSchedule stored, Instant now) {
        ZoneId zone = stored.schedule().zone() == null
                ? occurrences.homeZone()
                : stored.schedule().zone();
        return new LedgerEntry(
                stored.name(),
                now,
                LocalDateTime.ofInstant(now, zone),
                stored.schedule().program(),
                Decision.SKIPPED,
                "the clock was ahead, so occurrences up to " + stored.state().decidedUntil()
                        + " were decided; they are decided again when they are due",
                null,
                now);
    }

    private void report(StoredSchedule stored, Instant now) {
        last = new Recovered(stored.name(), stored.state().decidedUntil(), now);
        LOG.warnf(
                "The clock was ahead: schedule %s was decided up to %s and begins anew.",
                stored.name(), stored.state().decidedUntil());
    }

    /**
     * That a schedule began anew.
     *
     * @param decided up to when it had been decided
     */
    private record Recovered(String schedule, Instant decided, Instant at) {}
}
