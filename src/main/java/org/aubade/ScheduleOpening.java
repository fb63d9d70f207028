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

/** Opens the schedules when the application starts, as often as it takes, and closes them when it stops. */
@Singleton
class ScheduleOpening {
    private static final Logger LOG = Logger.getLogger("aubade.schedule");
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final ScheduleFiles files;
    private final ScheduleService schedules;
    private final ZoneId homeZone;
    private final TimeSource time;
    private volatile @Nullable String obstacle = "they are being opened";
    private volatile Cancellable attempt = () -> {};

    ScheduleOpening(ScheduleFiles files, ScheduleService schedules, HomePlace home, TimeSource time) {
        this.files = files;
        this.schedules = schedules;
        this.homeZone = home.zone();
        this.time = time;
    }

    /** Begins, and does not wait; where it cannot be done now, it is tried again every few seconds. */
    void begin() {
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
                .withBackOff(AGAIN, AGAIN)
                .withJitter(0)
                .withExecutor(time.timer())
                .indefinitely()
                .subscribe()
                .with(this::report, failure -> LOG.error("The schedules could not be opened.", failure));
    }

    /** Nothing that is due is decided any more. */
    void end() {
        attempt.cancel();
        schedules.close();
    }

    /** Why nothing that is due is decided; empty if it is. */
    Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** The same obstacle is told once; one that is no outage of the store is told with where it comes from. */
    private void report(Throwable failure) {
        String why = failure instanceof StoreUnavailable ? String.valueOf(failure.getMessage()) : failure.toString();
        if (why.equals(obstacle)) {
            return;
        }
        obstacle = why;
        LOG.errorf(
                failure instanceof StoreUnavailable ? null : failure,
                "The schedules cannot be opened, which is tried again every %d s: %s",
                AGAIN.toSeconds(),
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

    /** What is due next of one schedule. */
    private record Next(String schedule, Instant due) {
        /** In the local time of {@code zone}. */
        String describe(ZoneId zone) {
            return "next is " + schedule + ", at " + due.atZone(zone).toLocalDateTime() + " in " + zone;
        }
    }
}
