package org.aubade.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

/** Until when no other node can have taken over the runs of this one, as it pauses and as its database goes away. */
class SessionLeaseTest {
    private static final Duration LENGTH = Duration.ofSeconds(6);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final VirtualTime time = new VirtualTime();

    /** How far the clock is ahead of the ticker. */
    private Duration ahead = Duration.ZERO;

    private final Clock clock = ((InstantSource) () -> time.now().plus(ahead)).withZone(ZoneOffset.UTC);
    private final SessionLease lease = new SessionLease(
            LENGTH, new TimeSource(clock, time, () -> time.elapsed().toNanos()));

    private void touch() {
        lease.touching();
        lease.touched();
    }

    /** Lets time pass with a heartbeat every 2 s. */
    private void live(Duration duration) {
        for (Duration left = duration; left.isPositive(); left = left.minus(HEARTBEAT)) {
            time.advance(HEARTBEAT);
            lease.beat();
        }
    }

    @Test
    void it_begins_when_the_session_is_touched() {
        assertThat(lease.isValid()).isFalse();
        touch();
        assertThat(lease.isValid()).isTrue();
    }

    @Test
    void it_runs_out_when_the_session_is_not_touched() {
        touch();
        live(HEARTBEAT.multipliedBy(2));
        time.advance(HEARTBEAT.minus(A_MOMENT));
        assertThat(lease.isValid()).isTrue();
        time.advance(A_MOMENT);
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void it_counts_from_before_the_transaction_since_the_process_may_be_paused_before_it_hears_of_the_commit() {
        lease.touching();
        time.advance(LENGTH);
        lease.touched();
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void it_runs_out_while_the_machine_sleeps_though_the_ticker_stands_still() {
        touch();
        ahead = LENGTH;
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void it_is_not_trusted_when_the_clock_was_set_back() {
        touch();
        ahead = Duration.ofSeconds(-1);
        assertThat(lease.isValid()).isFalse();
        touch();
        assertThat(lease.isValid()).isTrue();
    }

    @Test
    void while_the_database_is_unreachable_it_stays_valid() {
        touch();
        live(HEARTBEAT);
        lease.unreachable();
        live(Duration.ofMinutes(5));
        assertThat(lease.isValid()).isTrue();
    }

    @Test
    void it_is_valid_again_when_a_slow_attempt_has_shown_that_the_database_is_unreachable() {
        touch();
        live(LENGTH.multipliedBy(2));
        assertThat(lease.isValid()).isFalse();
        lease.unreachable();
        assertThat(lease.isValid()).isTrue();
    }

    @Test
    void a_process_that_is_paused_while_the_database_is_unreachable_has_to_ask() {
        touch();
        lease.unreachable();
        live(HEARTBEAT);
        time.advance(LENGTH);
        assertThat(lease.isValid()).isFalse();
        lease.unreachable();
        assertThat(lease.isValid()).isFalse();
        lease.beat();
        lease.unreachable();
        live(HEARTBEAT);
        lease.unreachable();
        assertThat(lease.isValid()).isFalse();
        touch();
        assertThat(lease.isValid()).isTrue();
    }

    @Test
    void a_process_that_is_paused_and_then_finds_no_database_has_to_ask() {
        touch();
        time.advance(LENGTH);
        lease.unreachable();
        assertThat(lease.isValid()).isFalse();
        lease.beat();
        lease.unreachable();
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void a_commit_that_is_heard_of_after_a_pause_does_not_hide_the_pause() {
        lease.touching();
        time.advance(LENGTH);
        lease.beat();
        lease.touched();
        live(HEARTBEAT);
        lease.unreachable();
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void it_does_not_outlast_the_session() {
        touch();
        lease.end();
        lease.unreachable();
        assertThat(lease.isValid()).isFalse();
    }
}
