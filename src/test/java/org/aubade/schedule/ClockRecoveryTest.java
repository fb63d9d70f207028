package org.aubade.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.schedule.ScheduledHome.now;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.aubade.time.TimeSource;
import org.junit.jupiter.api.Test;

/** What becomes of schedules when the clock was ahead, or is behind until it is set. It is Monday, 08:00. */
class ClockRecoveryTest {
    private static final Schedule SEVEN = Schedule.of("seven", "light", new Trigger.Cron("0 7 * * *"));
    private static final Instant TUESDAY = Instant.parse("2027-01-05T06:00:00Z");
    private static final Duration A_SWEEP = Duration.ofMinutes(1);

    private final ScheduledHome home = new ScheduledHome();

    private Instant next() {
        return Objects.requireNonNull(home.find("seven").orElseThrow().state().next())
                .at();
    }

    @Test
    void what_was_decided_while_the_clock_was_a_day_ahead_is_decided_anew_when_it_is_due() {
        home.put(SEVEN);
        home.ahead = Duration.ofDays(1);
        home.time.advance(Duration.ofMinutes(2));
        assertThat(next()).isEqualTo(TUESDAY.plus(Duration.ofDays(1)));

        home.ahead = Duration.ZERO;
        home.time.advance(A_SWEEP);

        assertThat(next()).isEqualTo(TUESDAY);
        home.until("2027-01-05T07:01");
        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:00");
        assertThat(home.ledger())
                .containsExactly(
                        "2027-01-04T08:03 SKIPPED: the clock was ahead, so occurrences up to 2027-01-05T06:00:00Z"
                                + " were decided; they are decided again when they are due",
                        "2027-01-05T07:00 RAN: it was due");
    }

    @Test
    void what_ran_while_the_clock_was_ahead_has_run() {
        home.put(SEVEN);
        home.ahead = Duration.ofHours(22).plusMinutes(58);
        home.time.advance(Duration.ofMinutes(3));
        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:00");

        home.ahead = Duration.ZERO;
        home.until("2027-01-06T07:01");

        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:00", "2027-01-06T07:00");
    }

    @Test
    void a_schedule_that_was_put_while_the_clock_was_ahead_begins_now() {
        home.ahead = Duration.ofDays(40);
        home.put(SEVEN);

        home.ahead = Duration.ZERO;
        home.time.advance(A_SWEEP);

        assertThat(next()).isEqualTo(TUESDAY);
    }

    @Test
    void a_process_that_starts_after_the_clock_was_ahead_begins_anew() {
        home.put(SEVEN);
        home.ahead = Duration.ofDays(1);
        home.time.advance(Duration.ofMinutes(2));
        home.ahead = Duration.ZERO;

        home.restartAfter(Duration.ofMinutes(5));
        home.time.advance(A_SWEEP);

        assertThat(next()).isEqualTo(TUESDAY);
    }

    @Test
    void an_occurrence_that_somebody_has_skipped_is_no_sign_of_a_clock_that_was_ahead() {
        home.put(SEVEN);
        now(home.schedules.skip("seven"));

        home.time.advance(Duration.ofMinutes(10));

        assertThat(next()).isEqualTo(TUESDAY.plus(Duration.ofDays(1)));
        assertThat(home.ledger()).containsExactly("2027-01-05T07:00 SKIPPED: skipped on request");
        assertThat(home.schedules.clockTrouble()).isEmpty();
    }

    @Test
    void what_somebody_has_skipped_stays_skipped_though_the_clock_is_behind_now() {
        home.put(SEVEN);
        now(home.schedules.skip("seven"));
        home.ahead = Duration.ofHours(-1);
        home.time.advance(A_SWEEP);
        home.ahead = Duration.ZERO;

        home.until("2027-01-06T07:01");

        assertThat(home.lampTimes()).containsExactly("2027-01-06T07:00");
    }

    @Test
    void what_a_pause_skipped_while_the_clock_was_ahead_runs_when_the_pause_is_taken_back() {
        home.put(SEVEN);
        now(home.schedules.pause("seven", home.time.now().plus(Duration.ofDays(7))));
        home.ahead = Duration.ofDays(1);
        home.time.advance(Duration.ofMinutes(2));
        home.ahead = Duration.ZERO;
        home.time.advance(A_SWEEP);

        now(home.schedules.resume("seven"));

        home.until("2027-01-05T07:01");
        assertThat(home.lampTimes()).containsExactly("2027-01-05T07:00");
    }

    @Test
    void what_ran_before_a_clock_was_behind_for_a_while_neither_runs_again_nor_counts_as_missed() {
        home.put(Schedule.of("seven", "light", new Trigger.Cron("0 9 * * *")));
        home.until("2027-01-04T09:10");
        home.ahead = Duration.ofHours(-1);
        home.time.advance(A_SWEEP);
        home.ahead = Duration.ZERO;

        home.until("2027-01-04T12:00");

        assertThat(home.lampTimes()).containsExactly("2027-01-04T09:00");
        assertThat(home.ledger()).anyMatch(entry -> entry.startsWith("2027-01-04T09:00 RAN"));
    }

    @Test
    void a_clock_that_has_not_been_set_since_the_machine_started_changes_nothing() {
        home.put(SEVEN);
        home.ahead = Duration.between(home.time.now(), Instant.EPOCH);
        home.time.advance(A_SWEEP.multipliedBy(2));

        assertThat(next()).isEqualTo(TUESDAY);
        assertThat(home.ledger()).isEmpty();
    }

    @Test
    void clocks_that_differ_a_little_are_right() {
        home.ahead = TimeSource.MAX_SKEW;
        home.put(SEVEN);

        home.ahead = Duration.ZERO;
        home.time.advance(A_SWEEP);

        assertThat(home.ledger()).isEmpty();
        assertThat(home.schedules.clockTrouble()).isEmpty();
    }

    @Test
    void it_is_said_for_an_hour_that_the_clock_was_ahead() {
        home.ahead = Duration.ofDays(1);
        home.put(SEVEN);
        home.ahead = Duration.ZERO;
        home.time.advance(A_SWEEP);

        assertThat(home.schedules.clockTrouble().orElseThrow())
                .contains("seven", "2027-01-05T07:00:00Z", "began anew", "NTP");
        home.time.advance(Duration.ofHours(1));
        assertThat(home.schedules.clockTrouble()).isEmpty();
    }
}
