package org.aubade;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.schedule.OccurrenceForecast;
import org.aubade.schedule.ScheduleService;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens the schedules when the application starts, which it retries until the store is there, and closes them when it stops. */
@Singleton
class ScheduleStartup {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final ScheduleFiles files;
    private final ScheduleService schedules;
    private final ZoneId homeZone;
    private final TimeSource time;
    private volatile @Nullable String obstacle = "they are being opened";
    private volatile Cancellable attempt = () -> {};

    ScheduleStartup(ScheduleFiles files, ScheduleService schedules, HomePlace home, TimeSource time) {
        this.files = files;
        this.schedules = schedules;
        this.homeZone = home.zone();
        this.time = time;
    }

    /** Starts to open the schedules and does not wait for that; a failure is retried every few seconds. */
    void start() {
        var given = files.read();
        boolean complete = files.isComplete();
        attempt = Uni.createFrom()
                .deferred(() -> schedules.open(given, complete))
                .chain(schedules::list)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(this::report)
                .onFailure()
                .retry()
                .withBackOff(RETRY, RETRY)
                .withJitter(0)
                .withExecutor(time.timer())
                .indefinitely()
                .subscribe()
                .with(this::report, failure -> LOG.error("The schedules could not be opened.", failure));
    }

    /** Stops opening, and dispatching what is due. */
    void stop() {
        attempt.cancel();
        schedules.close();
    }

    /** Why the schedules are not open, so that nothing is dispatched; empty if they are open. */
    Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** Logs an obstacle once, however often it comes again; with its stack trace unless it is an outage of the store. */
    private void report(Throwable failure) {
        String why = failure instanceof StoreUnavailable ? String.valueOf(failure.getMessage()) : failure.toString();
        if (why.equals(obstacle)) {
            return;
        }
        obstacle = why;
        LOG.errorf(
                failure instanceof StoreUnavailable ? null : failure,
                "The schedules cannot be opened, which is tried again every %d s: %s",
                RETRY.toSeconds(),
                why);
    }

    private void report(List<StoredSchedule> kept) {
        obstacle = null;
        String next = kept.stream()
                .flatMap(one -> Optional.ofNullable(OccurrenceForecast.ofNext(one)).stream()
                        .map(upcoming -> new Next(one.name(), upcoming.due())))
                .min(Comparator.comparing(Next::due))
                .map(first -> first.describe(homeZone))
                .orElse("nothing is due");
        LOG.infof("%d schedules; %s.", kept.size(), next);
    }

    /** The next occurrence of a schedule. */
    private record Next(String schedule, Instant due) {
        /** Which schedule it is and when it is due, in the local time of {@code zone}. */
        String describe(ZoneId zone) {
            return "next is " + schedule + ", at " + due.atZone(zone).toLocalDateTime() + " in " + zone;
        }
    }
}
