package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.run.RunId;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerEntry;
import org.aubade.schedule.LedgerQuery;
import org.aubade.schedule.Missed;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.ScheduleState;
import org.aubade.schedule.ScheduleStore;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.Dst;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.schedule.calendar.SunEvent;
import org.junit.jupiter.api.Test;

/** What every store of schedules does. */
abstract class ScheduleStoreContract {
    private static final Instant SEVEN = Instant.parse("2027-01-05T06:00:00.123456Z");
    private static final LocalDateTime NOMINAL = LocalDateTime.parse("2027-01-05T07:00");

    abstract ScheduleStore store();

    /** False if there is no database to be spoilt. */
    boolean spoil(String statement) {
        return false;
    }

    private static StoredSchedule kept(String name, long version) {
        ScheduleState state = new ScheduleState(
                SEVEN, new Occurrence.Due(SEVEN.plusSeconds(60), NOMINAL), null, null, Set.of(), "basis");
        return new StoredSchedule(
                Schedule.of(name, "wake-up", new Trigger.Cron("0 7 * * *")),
                ProgramSource.REST,
                "tag",
                state,
                false,
                version);
    }

    private static LedgerEntry row(String schedule, Instant planned, Decision decision) {
        return new LedgerEntry(schedule, planned, NOMINAL, "wake-up", decision, "since it is so", null, SEVEN);
    }

    @Test
    void what_is_decided_beyond_an_instant_is_found_by_name() {
        for (String name : List.of("night", "morning")) {
            assertThat(done(store().write(kept(name, 1), List.of()))).isTrue();
        }

        assertThat(done(store().decidedBeyond(SEVEN))).isEmpty();
        assertThat(done(store().decidedBeyond(SEVEN.minusNanos(1_000))))
                .containsExactly(kept("morning", 1), kept("night", 1));
    }

    @Test
    void what_ran_has_run_whoever_decides_it_again() {
        RunId run = RunId.create();
        LedgerEntry ran = row("morning", SEVEN, Decision.RAN).withRun(run);
        done(store().writeEntries(List.of(row("morning", SEVEN, Decision.SNOOZED))));
        done(store().writeEntries(List.of(ran)));

        done(store().writeEntries(List.of(row("morning", SEVEN, Decision.MISSED))));

        assertThat(done(store().entries(new LedgerQuery("morning", null, null, 10))))
                .containsExactly(ran);
        LedgerEntry again = row("morning", SEVEN, Decision.RAN).withRun(RunId.create());
        done(store().writeEntries(List.of(again)));
        assertThat(done(store().entries(new LedgerQuery("morning", null, null, 10))))
                .containsExactly(again);
    }

    @Test
    void everything_comes_back_as_it_was() {
        Schedule rich = new Schedule(
                "evening",
                "when it gets dark",
                "sleep",
                new Trigger.Sun(SunEvent.SUNSET, Duration.ofMinutes(-20)),
                ZoneId.of("Europe/Amsterdam"),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                new Missed(Duration.ofHours(1)),
                new Dst(Dst.Gap.SKIP, Dst.Overlap.BOTH));
        Schedule rule = Schedule.of(
                "rule", "sleep", new Trigger.Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", LocalTime.of(8, 30), null));
        List<StoredSchedule> all = List.of(
                new StoredSchedule(
                        rich,
                        ProgramSource.FILE,
                        "a",
                        new ScheduleState(
                                SEVEN,
                                new Occurrence.Shifted(SEVEN, NOMINAL, "the clocks"),
                                SEVEN.plusSeconds(1),
                                SEVEN.plusSeconds(2),
                                Set.of(SEVEN.plusSeconds(3), SEVEN.plusSeconds(4)),
                                "here"),
                        true,
                        1),
                new StoredSchedule(
                        rule,
                        ProgramSource.BUILT_IN,
                        "b",
                        new ScheduleState(
                                SEVEN, new Occurrence.Dropped(SEVEN, NOMINAL, "no sun"), null, null, Set.of(), ""),
                        false,
                        1),
                new StoredSchedule(
                        Schedule.of("x", "y", new Trigger.Cron("@daily")),
                        ProgramSource.REST,
                        "c",
                        new ScheduleState(SEVEN, null, null, null, Set.of(), ""),
                        false,
                        1));
        all.forEach(kept -> assertThat(done(store().write(kept, List.of()))).isTrue());

        assertThat(done(store().list())).containsExactlyElementsOf(all);
        assertThat(done(store().find("rule"))).contains(all.get(1));
        assertThat(done(store().find("none"))).isEmpty();
    }

    @Test
    void a_version_is_written_over_the_one_before_it_and_over_no_other() {
        assertThat(done(store().write(kept("a", 2), List.of()))).isFalse();
        assertThat(done(store().write(kept("a", 1), List.of()))).isTrue();
        assertThat(done(store().write(kept("a", 1), List.of()))).isFalse();
        assertThat(done(store().write(kept("a", 3), List.of()))).isFalse();
        assertThat(done(store().write(kept("a", 2), List.of()))).isTrue();
        assertThat(done(store().find("a")).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void one_that_cannot_be_read_is_left_out_and_named() {
        done(store().write(kept("bad", 1), List.of()));
        done(store().write(kept("good", 1), List.of()));
        if (spoil("UPDATE schedules SET definition = '{\"new\":1}' WHERE name = 'bad'")) {
            assertThat(done(store().list())).extracting(StoredSchedule::name).containsExactly("good");
            assertThat(Waiting.failure(store().find("bad")))
                    .isInstanceOf(org.aubade.program.catalog.StoreUnavailable.class)
                    .hasMessageContaining("cannot read schedule 'bad'");
            assertThat(done(store().find("good"))).isPresent();
        }
    }

    @Test
    void rows_are_written_with_the_version_or_not_at_all() {
        done(store().write(kept("a", 2), List.of(row("a", SEVEN, Decision.RAN))));
        assertThat(done(store().entries(new LedgerQuery(null, null, null, 10)))).isEmpty();

        done(store().write(kept("a", 1), List.of(row("a", SEVEN, Decision.SNOOZED))));
        LedgerEntry ran = new LedgerEntry(
                "a", SEVEN, NOMINAL, "wake-up", Decision.RAN, "it was due", RunId.create(), SEVEN.plusSeconds(1));
        done(store().write(kept("a", 2), List.of(ran)));

        assertThat(done(store().entries(new LedgerQuery(null, null, null, 10)))).containsExactly(ran);
    }

    @Test
    void the_ledger_is_read_newest_first_by_schedule_and_time() {
        List<LedgerEntry> rows = new ArrayList<>();
        for (int hour = 0; hour < 5; hour++) {
            rows.add(row("a", SEVEN.plusSeconds(hour * 3_600L), Decision.RAN));
            rows.add(row("b", SEVEN.plusSeconds(hour * 3_600L), Decision.MISSED));
        }
        done(store().write(kept("a", 1), rows));

        assertThat(done(store().entries(new LedgerQuery(null, null, null, 3))))
                .containsExactly(rows.get(9), rows.get(8), rows.get(7));
        assertThat(done(store().entries(
                                new LedgerQuery("b", SEVEN.plusSeconds(3_600), SEVEN.plusSeconds(3 * 3_600), 10))))
                .containsExactly(rows.get(5), rows.get(3));
    }

    @Test
    void the_ledger_is_read_by_program_and_decision_page_by_page_and_some_of_each_schedule() {
        List<LedgerEntry> rows = new ArrayList<>();
        for (int hour = 0; hour < 3; hour++) {
            rows.add(row("a", SEVEN.plusSeconds(hour * 3_600L), Decision.RAN));
            rows.add(row("b", SEVEN.plusSeconds(hour * 3_600L), Decision.MISSED));
        }
        done(store().write(kept("a", 1), rows));

        assertThat(done(store().entries(new LedgerQuery(null, "wake-up", Decision.MISSED, null, null, null, 1_000, 2))))
                .containsExactly(rows.get(5), rows.get(3));
        assertThat(done(store().entries(new LedgerQuery(null, "sleep", null, null, null, null, 1_000, 10))))
                .isEmpty();
        LedgerQuery.Row before = new LedgerQuery.Row(SEVEN.plusSeconds(3_600), "b");
        assertThat(done(store().entries(new LedgerQuery(null, null, null, null, null, before, 1_000, 2))))
                .containsExactly(rows.get(2), rows.get(1));
        assertThat(done(store().entries(new LedgerQuery(null, null, null, null, null, null, 1, 10))))
                .containsExactly(rows.get(5), rows.get(4));
    }

    @Test
    void rows_can_be_noted_without_their_schedule_and_replace_one_another() {
        LedgerEntry later = row("gone", SEVEN.plusSeconds(60), Decision.RAN);
        done(store().writeEntries(List.of(row("gone", SEVEN, Decision.RAN))));
        done(store().writeEntries(List.of(row("gone", SEVEN, Decision.SNOOZED), later)));

        assertThat(done(store().entries(new LedgerQuery("gone", null, null, 10))))
                .containsExactly(later, row("gone", SEVEN, Decision.SNOOZED));
        assertThat(done(store().find("gone"))).isEmpty();
    }

    @Test
    void deleting_leaves_the_ledger_and_needs_the_version() {
        done(store().write(kept("a", 1), List.of(row("a", SEVEN, Decision.RAN))));

        assertThat(done(store().delete("a", 2))).isFalse();
        assertThat(done(store().delete("a", 1))).isTrue();
        assertThat(done(store().delete("a", 1))).isFalse();
        assertThat(done(store().find("a"))).isEmpty();
        assertThat(done(store().entries(new LedgerQuery(null, null, null, 10)))).hasSize(1);
    }

    @Test
    void of_many_who_write_the_same_version_one_does() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> write = () -> done(store().write(kept("a", 1), List.of()));
            List<Future<Boolean>> written = many.invokeAll(java.util.Collections.nCopies(16, write));
            int winners = 0;
            for (Future<Boolean> one : written) {
                winners += one.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }
}
