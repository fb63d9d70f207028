package org.aubade.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.schedule.ScheduledHome.duration;
import static org.aubade.schedule.ScheduledHome.now;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.MessageType;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunQuery;
import org.aubade.run.RunSettings;
import org.aubade.run.Start;
import org.aubade.schedule.calendar.Dst;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.calendar.Place;
import org.aubade.schedule.calendar.SunEvent;
import org.junit.jupiter.api.Test;

/** Schedules fall due in virtual time; the ledger says what became of every occurrence. */
class ScheduleServiceTest {
    private static final Schedule MORNING = Schedule.of("morning", "light", new Trigger.Cron("0 7 * * *"));
    private static final Schedule MINUTELY = Schedule.of("minutely", "light", new Trigger.Cron("* * * * *"));
    private static final Schedule HOURLY = Schedule.of("hourly", "light", new Trigger.Cron("0 * * * *"));

    private final ScheduledHome home = new ScheduledHome();

    @Test
    void it_runs_at_its_time_to_the_millisecond_and_says_so() {
        home.put(MORNING);
        home.until("2027-01-05T06:59:59.999");
        assertThat(home.lampTimes()).isEmpty();
        home.until("2027-01-05T07:00:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:00");
        assertThat(home.ledger()).containsExactly("2027-01-05T07:00 RAN: it was due");
        Run run = now(home.runs.list(new RunQuery(null, null, 10, null))).getFirst();
        assertThat(run.cause()).isEqualTo(new Cause.Occurrence("morning", Instant.parse("2027-01-05T06:00:00Z")));
        assertThat(now(home.schedules.ledger(new LedgerQuery(null, null, null, 10)))
                        .getFirst()
                        .run())
                .isEqualTo(run.id());
    }

    @Test
    void it_runs_every_day_once_when_the_clocks_change_too() {
        home.put(MORNING);
        home.until("2027-11-02T12:00");

        assertThat(home.lampTimes()).hasSize(302).allMatch(time -> time.endsWith("T07:00"));
        assertThat(home.ledger()).hasSize(302).allMatch(row -> row.contains(" RAN: "));
    }

    @Test
    void a_skipped_occurrence_does_not_run_and_the_next_does() {
        home.put(MORNING);
        now(home.schedules.skip("morning"));
        home.until("2027-01-06T08:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-06T07:00");
        assertThat(home.ledger())
                .containsExactly("2027-01-05T07:00 SKIPPED: skipped on request", "2027-01-06T07:00 RAN: it was due");
    }

    @Test
    void a_later_occurrence_is_skipped_and_stays_so_when_the_process_comes_back() {
        home.put(MORNING);
        now(home.schedules.skip("morning", Instant.parse("2027-01-06T06:00:00Z")));
        home.restartAfter(Duration.ofHours(1));
        home.until("2027-01-07T08:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:00", "2027-01-07T07:00");
        assertThat(home.ledger())
                .containsExactly(
                        "2027-01-05T07:00 RAN: it was due",
                        "2027-01-06T07:00 SKIPPED: skipped on request",
                        "2027-01-07T07:00 RAN: it was due");
        assertThat(home.find("morning").orElseThrow().state().skipped()).isEmpty();
    }

    @Test
    void what_is_skipped_is_not_missed_while_nobody_is_there() {
        home.put(MORNING);
        now(home.schedules.skip("morning", Instant.parse("2027-01-06T06:00:00Z")));
        home.restartAfter(Duration.ofDays(3));

        assertThat(home.ledger())
                .contains("2027-01-06T07:00 SKIPPED: skipped on request")
                .noneMatch(row -> row.startsWith("2027-01-06T07:00 MISSED"));
    }

    @Test
    void what_is_skipped_does_not_hinder_putting_off_the_one_before_it() {
        home.put(MORNING);
        now(home.schedules.skip("morning", Instant.parse("2027-01-06T06:00:00Z")));

        assertThat(now(home.schedules.snooze("morning", duration("30h")))).isInstanceOf(ScheduleChange.Changed.class);
    }

    @Test
    void no_more_than_a_hundred_are_skipped_ahead() {
        home.put(HOURLY);
        Instant first = Instant.parse("2027-01-04T08:00:00Z");
        for (int hour = 1; hour <= 100; hour++) {
            assertThat(now(home.schedules.skip("hourly", first.plus(Duration.ofHours(hour)))))
                    .isInstanceOf(ScheduleChange.Changed.class);
        }
        assertThat(now(home.schedules.skip("hourly", first.plus(Duration.ofHours(101)))))
                .isEqualTo(
                        new ScheduleChange.Refused(
                                "100 occurrences of schedule 'hourly' are skipped already, as many as may be; pause it instead"));
    }

    @Test
    void a_snoozed_occurrence_runs_later_once_and_the_next_at_its_time() {
        home.put(MORNING);
        now(home.schedules.snooze("morning", duration("20m")));
        home.until("2027-01-05T07:10");
        assertThat(home.ledger()).containsExactly("2027-01-05T07:00 SNOOZED: put off by 20m, to 2027-01-05T06:20:00Z");
        home.until("2027-01-06T08:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:20", "2027-01-06T07:00");
        assertThat(home.ledger())
                .containsExactly("2027-01-05T07:00 SNOOZED: put off by 20m", "2027-01-06T07:00 RAN: it was due");
    }

    @Test
    void snoozing_twice_adds_up() {
        home.put(MORNING);
        now(home.schedules.snooze("morning", duration("20m")));
        now(home.schedules.snooze("morning", duration("10m")));
        home.until("2027-01-05T08:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:30");
    }

    @Test
    void it_cannot_be_put_off_to_the_next_occurrence() {
        home.put(HOURLY);

        assertThat(now(home.schedules.snooze("hourly", duration("60m"))))
                .isEqualTo(new ScheduleChange.Refused("put off to 2027-01-04T09:00:00Z it would meet the next"
                        + " occurrence at 2027-01-04T09:00:00Z; snooze for less, or skip it"));
        assertThat(now(home.schedules.snooze("hourly", duration("59m")))).isInstanceOf(ScheduleChange.Changed.class);
    }

    @Test
    void a_pause_ends_by_itself() {
        home.put(MORNING);
        now(home.schedules.pause("morning", Instant.parse("2027-01-07T00:00:00Z")));
        home.until("2027-01-07T08:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-07T07:00");
        assertThat(home.ledger())
                .containsExactly(
                        "2027-01-05T07:00 SKIPPED: the schedule was paused until 2027-01-07T00:00:00Z",
                        "2027-01-06T07:00 SKIPPED: the schedule was paused until 2027-01-07T00:00:00Z",
                        "2027-01-07T07:00 RAN: it was due");
        assertThat(home.find("morning").orElseThrow().state().pausedUntil()).isNull();
    }

    @Test
    void a_pause_can_be_ended() {
        home.put(MORNING);
        now(home.schedules.pause("morning", Instant.parse("2027-02-01T00:00:00Z")));
        now(home.schedules.resume("morning"));
        home.until("2027-01-05T08:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:00");
    }

    @Test
    void a_pause_that_is_over_already_is_refused() {
        home.put(MORNING);

        assertThat(now(home.schedules.pause("morning", home.time.now()))).isInstanceOf(ScheduleChange.Refused.class);
    }

    @Test
    void the_future_can_be_seen_as_it_was_edited() {
        home.put(MORNING);
        now(home.schedules.snooze("morning", duration("5m")));
        now(home.schedules.pause("morning", Instant.parse("2027-01-04T12:00:00Z")));

        List<OccurrenceForecast> next = now(home.schedules.next("morning", 3)).orElseThrow();
        assertThat(next)
                .extracting(OccurrenceForecast::decision)
                .containsExactly(Decision.SNOOZED, Decision.RAN, Decision.RAN);
        assertThat(next.getFirst().due()).isEqualTo(Instant.parse("2027-01-05T06:05:00Z"));
        assertThat(next.getFirst().occurrence().at()).isEqualTo(Instant.parse("2027-01-05T06:00:00Z"));
    }

    @Test
    void after_a_downtime_it_runs_what_is_not_too_late() {
        home.put(MORNING);
        home.until("2027-01-05T06:55");
        home.restartAfter(Duration.ofMinutes(15));
        home.time.settle();

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:10");
        assertThat(home.ledger())
                .containsExactly("2027-01-05T07:00 RAN: it was due; it ran 10m late, which is within 15m");
    }

    @Test
    void after_a_longer_downtime_it_is_missed_and_the_ledger_says_why() {
        home.put(MORNING);
        home.until("2027-01-05T06:55");
        home.restartAfter(Duration.ofDays(2));
        home.until("2027-01-08T12:00");

        assertThat(home.ledger())
                .containsExactly(
                        "2027-01-05T07:00 MISSED: nobody was there to run it; it was noticed 1d 23h late, and may run"
                                + " within 15m",
                        "2027-01-06T07:00 MISSED: nobody was there to run it; it was noticed 23h 55m late, and may run"
                                + " within 15m",
                        "2027-01-07T07:00 RAN: it was due",
                        "2027-01-08T07:00 RAN: it was due");
    }

    @Test
    void of_several_that_may_still_run_the_last_one_does() {
        home.put(Schedule.of("often", "light", new Trigger.Cron("*/5 * * * *")));
        home.until("2027-01-04T08:04");
        home.restartAfter(Duration.ofMinutes(12));
        home.time.settle();

        assertThat(home.lampTimes()).containsExactly("2027-01-04T08:16");
        assertThat(home.ledger())
                .containsExactly(
                        "2027-01-04T08:05 MISSED: nobody was there to run it; it was noticed 11m late, and the one of"
                                + " 2027-01-04T08:15 ran instead",
                        "2027-01-04T08:10 MISSED: nobody was there to run it; it was noticed 6m late, and the one of"
                                + " 2027-01-04T08:15 ran instead",
                        "2027-01-04T08:15 RAN: it was due; it ran 1m late, which is within 15m");
    }

    @Test
    void what_was_missed_in_months_does_not_fill_the_ledger() {
        home.put(Schedule.of("often", "light", new Trigger.Cron("* * * * *")));
        home.restartAfter(Duration.ofDays(60));
        home.time.settle();

        List<String> ledger = home.ledger();
        assertThat(ledger).hasSize(1_000);
        assertThat(ledger.getFirst()).endsWith("; so were 85400 before it");
        assertThat(ledger.getLast()).contains(" RAN: ");
        assertThat(home.lampTimes()).hasSize(1);
    }

    @Test
    void an_occurrence_while_its_program_runs_is_overlapped() {
        home.keep(ProgramBuilder.program("light")
                .send("lamp", MessageType.SWITCH_ON)
                .delay(Duration.ofMinutes(90))
                .build());
        home.put(HOURLY);
        home.until("2027-01-04T11:30");

        assertThat(home.lampTimes()).containsExactly("2027-01-04T09:00", "2027-01-04T11:00");
        assertThat(home.ledger().get(1))
                .startsWith("2027-01-04T10:00 OVERLAPPED: program 'light' was running already, as run ");
    }

    @Test
    void a_program_that_may_run_beside_itself_does() {
        home.keep(ProgramBuilder.program("light")
                .overlap(Overlap.PARALLEL)
                .send("lamp", MessageType.SWITCH_ON)
                .delay(Duration.ofMinutes(90))
                .build());
        home.put(HOURLY);
        home.until("2027-01-04T10:30");

        assertThat(home.lampTimes()).containsExactly("2027-01-04T09:00", "2027-01-04T10:00");
    }

    @Test
    void an_occurrence_whose_program_is_not_there_or_cannot_run_says_so() {
        home.put(Schedule.of("a", "nothing", new Trigger.Cron("0 9 * * *")));
        home.keep(ProgramBuilder.program("broken")
                .send("lmap", MessageType.SWITCH_ON)
                .build());
        home.put(Schedule.of("b", "broken", new Trigger.Cron("0 10 * * *")));
        home.until("2027-01-04T12:00");

        assertThat(home.ledger())
                .containsExactly(
                        "2027-01-04T09:00 SKIPPED: there is no program 'nothing'",
                        "2027-01-04T10:00 SKIPPED: program 'broken' cannot run here: 0: unknown device 'lmap'; known:"
                                + " lamp");
    }

    @Test
    void a_time_that_does_not_exist_runs_shifted() {
        home.put(Schedule.of("early", "light", new Trigger.Cron("30 2 * * *")));
        home.until("2027-03-28T12:00");

        assertThat(home.lampTimes().getLast()).isEqualTo("2027-03-28T03:00");
        assertThat(home.ledger().getLast()).startsWith("2027-03-28T02:30 SHIFTED: ");
    }

    @Test
    void a_day_without_the_sun_is_a_row_and_not_an_error() {
        home.place = new HomePlace(ZoneId.of("Europe/Oslo"), new Place(70, 25));
        home.restartAfter(Duration.ZERO);
        home.put(Schedule.of("dusk", "light", new Trigger.Sun(SunEvent.SUNSET, Duration.ofMinutes(-20))));
        home.until("2027-01-05T12:30");

        assertThat(home.lampTimes()).isEmpty();
        assertThat(home.ledger()).isNotEmpty().allMatch(row -> row.contains(" SKIPPED: no sunset on 2027-01-0"));
    }

    @Test
    void a_sun_schedule_without_a_place_is_refused() {
        home.place = new HomePlace(ScheduledHome.AMSTERDAM, null);
        home.restartAfter(Duration.ZERO);

        assertThat(home.put(Schedule.of("dusk", "light", new Trigger.Sun(SunEvent.SUNSET, Duration.ZERO))))
                .isEqualTo(new ScheduleChange.Refused("schedule 'dusk' follows the sun; a sun schedule needs"
                        + " aubade.home.latitude and aubade.home.longitude"));
    }

    @Test
    void a_changed_schedule_has_another_future() {
        home.put(MORNING);
        now(home.schedules.snooze("morning", duration("20m")));
        home.put(Schedule.of("morning", "light", new Trigger.Cron("0 6 * * *")));
        home.until("2027-01-05T12:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-05T06:00");
    }

    @Test
    void what_was_decided_is_not_decided_again_when_it_is_changed() {
        home.put(HOURLY);
        home.until("2027-01-04T09:00");
        home.put(Schedule.of("hourly", "light", new Trigger.Cron("*/30 * * * *")));
        home.until("2027-01-04T09:40");

        assertThat(home.lampTimes()).containsExactly("2027-01-04T09:00", "2027-01-04T09:30");
    }

    @Test
    void a_home_that_moves_has_another_future() {
        home.put(MORNING);
        home.place = new HomePlace(ZoneId.of("Europe/London"), null);
        home.restartAfter(Duration.ofMinutes(1));
        home.until("2027-01-05T12:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-05T08:00");
    }

    @Test
    void a_deleted_schedule_does_not_run_and_its_ledger_stays() {
        home.put(HOURLY);
        home.until("2027-01-04T09:30");
        assertThat(now(home.schedules.delete("hourly", _ -> true))).isInstanceOf(ScheduleChange.Deleted.class);
        home.until("2027-01-04T12:00");

        assertThat(home.lampTimes()).hasSize(1);
        assertThat(home.ledger()).hasSize(1);
        assertThat(home.find("hourly")).isEmpty();
    }

    @Test
    void a_condition_that_does_not_hold_changes_nothing() {
        home.put(MORNING);

        assertThat(now(home.schedules.put(HOURLY, ProgramSource.REST, Optional::isPresent)))
                .isEqualTo(new ScheduleChange.ConditionFailed(Optional.empty()));
        assertThat(now(home.schedules.delete("morning", Optional::isEmpty)))
                .isInstanceOf(ScheduleChange.ConditionFailed.class);
        assertThat(now(home.schedules.list())).hasSize(1);
    }

    @Test
    void unknown_schedules_are_unknown() {
        assertThat(now(home.schedules.skip("x"))).isInstanceOf(ScheduleChange.Unknown.class);
        assertThat(now(home.schedules.snooze("x", duration("1m")))).isInstanceOf(ScheduleChange.Unknown.class);
        assertThat(now(home.schedules.resume("x"))).isInstanceOf(ScheduleChange.Unknown.class);
        assertThat(now(home.schedules.delete("x", _ -> true))).isInstanceOf(ScheduleChange.Unknown.class);
        assertThat(now(home.schedules.next("x", 1))).isEmpty();
    }

    @Test
    void what_is_given_is_there_unless_somebody_deleted_it_and_comes_back_as_another_version() {
        DeclaredSchedule given = new DeclaredSchedule(MORNING, ProgramSource.BUILT_IN);
        home.restartAfter(Duration.ZERO, given);
        assertThat(home.find("morning")).isPresent();
        now(home.schedules.delete("morning", _ -> true));
        home.restartAfter(Duration.ZERO, given);
        assertThat(home.find("morning")).isEmpty();
        home.until("2027-01-05T08:00");
        assertThat(home.lampTimes()).isEmpty();

        home.restartAfter(Duration.ZERO, new DeclaredSchedule(MORNING.in(ZoneId.of("UTC")), ProgramSource.BUILT_IN));
        assertThat(home.find("morning")).isPresent();
    }

    @Test
    void what_is_not_given_any_more_goes_and_what_came_over_rest_stays() {
        home.restartAfter(Duration.ZERO, new DeclaredSchedule(MORNING, ProgramSource.FILE));
        home.put(HOURLY);
        home.restartAfter(Duration.ZERO);

        assertThat(now(home.schedules.list())).extracting(StoredSchedule::name).containsExactly("hourly");
    }

    @Test
    void what_is_not_given_stays_if_not_all_could_be_read() {
        home.restartAfter(Duration.ZERO, new DeclaredSchedule(MORNING, ProgramSource.FILE));
        home.complete = false;
        home.restartAfter(Duration.ZERO);

        assertThat(home.find("morning")).isPresent();
    }

    @Test
    void what_fell_due_before_it_is_changed_is_decided_first() {
        home.restartAfter(Duration.ZERO, new DeclaredSchedule(MORNING, ProgramSource.FILE));
        home.until("2027-01-05T06:58");
        home.restartAfter(
                Duration.ofMinutes(5), new DeclaredSchedule(MORNING.in(ZoneId.of("UTC")), ProgramSource.FILE));
        home.time.settle();

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:03");
        assertThat(home.ledger())
                .containsExactly("2027-01-05T07:00 RAN: it was due; it ran 3m late, which is within 15m");
    }

    /** A home in which one run of {@code light} goes and one waits, so that the occurrence of 08:01 finds no room for its run. */
    private void fillTheQueueUntilOneIsDue() {
        home.settings = new RunSettings(100, 1, "here");
        home.restartAfter(Duration.ZERO);
        home.keep(ProgramBuilder.program("light")
                .overlap(Overlap.QUEUE)
                .send("lamp", MessageType.SWITCH_ON)
                .delay(Duration.ofMinutes(30))
                .build());
        home.put(MINUTELY);
        Program light = home.programs.find("light").orElseThrow().program();
        assertThat(now(home.runs.start(light))).isInstanceOf(Start.Accepted.class);
        assertThat(now(home.runs.start(light))).isInstanceOf(Start.Accepted.class);
        assertThat(now(home.runs.start(light))).isInstanceOf(Start.Full.class);
        home.until("2027-01-04T08:01");
    }

    @Test
    void a_schedule_that_is_due_while_the_queue_of_its_program_is_full_can_be_replaced() {
        fillTheQueueUntilOneIsDue();

        UniAssertSubscriber<ScheduleChange> change = home.schedules
                .put(Schedule.of("minutely", "light", new Trigger.Cron("0 * * * *")), ProgramSource.REST, _ -> true)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        assertThat(change.assertCompleted().getItem()).isInstanceOf(ScheduleChange.Changed.class);
        home.until("2027-01-04T08:59");
        assertThat(home.ledger())
                .containsExactly("2027-01-04T08:01 SKIPPED: its schedule was changed before its run could begin");
    }

    @Test
    void what_waits_for_room_still_runs_when_its_schedule_is_replaced_by_one_with_the_same_times() {
        fillTheQueueUntilOneIsDue();
        Schedule described = new Schedule(
                "minutely", "each minute", "light", MINUTELY.when(), null, Set.of(), Missed.DEFAULT, Dst.DEFAULT);

        assertThat(home.put(described)).isInstanceOf(ScheduleChange.Changed.class);
        now(home.runs.cancel(now(home.runs.list(new RunQuery(null, null, 10, null)))
                .getLast()
                .id()));
        home.until("2027-01-04T08:01:59");

        assertThat(home.ledger()).containsExactly("2027-01-04T08:01 RAN: it was due");
    }

    @Test
    void a_change_that_does_not_touch_its_times_leaves_its_future_as_it_was_edited() {
        home.put(MORNING);
        now(home.schedules.snooze("morning", duration("20m")));
        home.put(Schedule.of("morning", "other", new Trigger.Cron("0 7 * * *")));

        assertThat(now(home.schedules.next("morning", 1))
                        .orElseThrow()
                        .getFirst()
                        .decision())
                .isEqualTo(Decision.SNOOZED);
    }

    @Test
    void an_occurrence_whose_run_began_before_the_process_was_gone_ran() {
        home.put(HOURLY);
        home.until("2027-01-04T08:59");
        Cause.Occurrence nine = new Cause.Occurrence("hourly", Instant.parse("2027-01-04T08:00:00Z"));
        now(home.runs.start(home.programs.find("light").orElseThrow().program(), nine));
        home.time.advance(Duration.ofSeconds(1));
        home.restartAfter(Duration.ofHours(2));
        home.time.settle();

        assertThat(home.ledger())
                .containsExactly(
                        "2027-01-04T09:00 RAN: its run had begun; that is noted late, since nobody was there",
                        "2027-01-04T10:00 MISSED: nobody was there to run it; it was noticed 59m 1s late, and may run"
                                + " within 15m");
    }

    @Test
    void an_occurrence_that_does_not_run_anyway_cannot_be_skipped() {
        home.put(MORNING);
        now(home.schedules.pause("morning", Instant.parse("2027-01-07T00:00:00Z")));

        assertThat(now(home.schedules.skip("morning")))
                .isEqualTo(new ScheduleChange.Refused(
                        "schedule 'morning' is paused until 2027-01-07T00:00:00Z; resume it first"));
    }

    @Test
    void what_somebody_changed_stays_changed() {
        DeclaredSchedule given = new DeclaredSchedule(MORNING, ProgramSource.FILE);
        home.restartAfter(Duration.ZERO, given);
        home.put(MORNING.in(ZoneId.of("UTC")));
        home.restartAfter(Duration.ZERO, given);

        assertThat(home.find("morning").orElseThrow().schedule().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void a_rule_that_ends_ends() {
        home.put(Schedule.of(
                "twice",
                "light",
                new Trigger.Recurrence(
                        "FREQ=DAILY;COUNT=2", java.time.LocalTime.of(9, 0), java.time.LocalDate.of(2027, 1, 4))));
        home.until("2027-01-10T00:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-04T09:00", "2027-01-05T09:00");
        assertThat(now(home.schedules.next("twice", 5)).orElseThrow()).isEmpty();
        assertThat(now(home.schedules.skip("twice")))
                .isEqualTo(new ScheduleChange.Refused("schedule 'twice' has no occurrence any more"));
    }
}
