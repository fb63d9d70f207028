package org.aubade.schedule.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.schedule.ScheduledHome.now;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.aubade.schedule.Alarms;
import org.aubade.schedule.ForwardingStore;
import org.aubade.schedule.NextOccurrences;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.ScheduleStore;
import org.aubade.schedule.ScheduledHome;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.calendar.Occurrence;
import org.junit.jupiter.api.Test;

/** Calls a dispatcher directly, as other nodes and early alarms do. */
class OccurrenceDispatcherTest {
    private static final Schedule SEVEN = Schedule.of("seven", "light", new Trigger.Cron("0 7 * * *"));

    private final ScheduledHome home = new ScheduledHome();

    private OccurrenceDispatcher dispatcherIn(String zone) {
        NextOccurrences occurrences = new NextOccurrences(new HomePlace(ZoneId.of(zone), null));
        return new OccurrenceDispatcher(
                home.store, home.programs, home.runs, occurrences, () -> false, home.time.source());
    }

    @Test
    void what_another_home_had_planned_is_planned_anew_before_anything_is_decided() {
        home.put(SEVEN);
        home.schedules.close();
        home.until("2027-01-05T07:00");

        Alarms.Next next = now(dispatcherIn("Europe/London").onDue("seven"));

        assertThat(next).isEqualTo(new Alarms.Next.DueAt(Instant.parse("2027-01-05T07:00:00Z")));
        assertThat(home.lampTimes()).isEmpty();
        assertThat(home.ledger()).isEmpty();
    }

    @Test
    void what_could_not_be_started_for_too_long_says_so() {
        home.put(SEVEN);
        StoredSchedule stored = home.find("seven").orElseThrow();
        Occurrence planned = Objects.requireNonNull(stored.state().next());
        LedgerEntries ledger = new LedgerEntries(home.time.source());
        home.schedules.close();
        home.until("2027-01-05T07:20");

        ledger.deferred(stored, "1000 runs are under way or wait, as many as there may be");
        assertThat(ledger.passedOver(stored, planned, null).reason())
                .isEqualTo(
                        "its run could not be started (1000 runs are under way or wait, as many as there may be), and"
                                + " it was 20m late when that was over, and may run within 15m");
        ledger.decided(stored);
        assertThat(ledger.passedOver(stored, planned, null).reason())
                .isEqualTo("nobody was there to run it; it was noticed 20m late, and may run within 15m");
    }

    @Test
    void what_ran_is_in_the_ledger_though_its_schedule_was_deleted_meanwhile() {
        home.put(SEVEN);
        StoredSchedule stored = home.find("seven").orElseThrow();
        home.schedules.close();
        home.until("2027-01-05T07:00");
        ScheduleStore deletedAfterTheLook = new ForwardingStore(home.store) {
            @Override
            public Uni<Optional<StoredSchedule>> find(String name) {
                return super.find(name).call(() -> delete(name, stored.version()));
            }
        };
        NextOccurrences occurrences = new NextOccurrences(new HomePlace(ScheduledHome.AMSTERDAM, home.place.place()));
        OccurrenceDispatcher dispatcher = new OccurrenceDispatcher(
                deletedAfterTheLook, home.programs, home.runs, occurrences, () -> false, home.time.source());

        assertThat(now(dispatcher.onDue("seven"))).isEqualTo(new Alarms.Next.Never());

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:00");
        assertThat(home.ledger()).containsExactly("2027-01-05T07:00 RAN: it was due");
    }
}
