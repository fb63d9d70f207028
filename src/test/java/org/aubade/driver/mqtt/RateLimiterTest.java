package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.aubade.device.delivery.Permit;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Integer> come = new ArrayList<>();
    private boolean up = true;

    private RateLimiter pacer(int inFlight, int perSecond) {
        return new RateLimiter(inFlight, perSecond, time.source().timer(), () -> up);
    }

    private List<Permit> begin(RateLimiter pacer, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Permit permit = pacer.next(true);
                    Objects.requireNonNull(permit.acquire()).subscribe().with(_ -> come.add(i));
                    return permit;
                })
                .toList();
    }

    @Test
    void only_so_many_are_under_way_at_a_time_and_they_go_in_order() {
        List<Permit> permits = begin(pacer(2, 100), 5);
        assertThat(come).containsExactly(0, 1);
        permits.get(1).release();
        assertThat(come).containsExactly(0, 1, 2);
        permits.get(0).release();
        permits.get(2).release();
        assertThat(come).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void only_so_many_go_in_any_second() {
        List<Permit> permits = begin(pacer(100, 3), 8);
        assertThat(come).hasSize(3);
        permits.forEach(permit -> assertThat(permit).isNotNull());
        time.advance(Duration.ofMillis(999));
        assertThat(come).hasSize(3);
        time.advance(Duration.ofMillis(1));
        assertThat(come).hasSize(6);
        time.advance(Duration.ofSeconds(1));
        assertThat(come).hasSize(8);
    }

    @Test
    void what_is_over_before_its_turn_never_goes_and_holds_nobody_up() {
        List<Permit> permits = begin(pacer(1, 100), 3);
        permits.get(1).release();
        permits.get(0).release();
        assertThat(come).containsExactly(0, 2);
    }

    @Test
    void being_over_twice_frees_one_place() {
        List<Permit> permits = begin(pacer(1, 100), 3);
        permits.getFirst().release();
        permits.getFirst().release();
        assertThat(come).containsExactly(0, 1);
    }

    @Test
    void nobody_waits_where_nothing_can_be_sent() {
        RateLimiter pacer = pacer(1, 2);
        List<Permit> permits = begin(pacer, 5);
        assertThat(come).containsExactly(0);
        up = false;
        pacer.drain();
        assertThat(come).containsExactly(0, 1, 2, 3, 4);
        up = true;
        permits.forEach(Permit::release);
        come.clear();
        assertThat(begin(pacer, 2)).hasSize(2);
        assertThat(come).containsExactly(0);
    }

    @Test
    void who_is_away_takes_nobodys_place_but_counts_in_the_second() {
        RateLimiter pacer = pacer(1, 3);
        List<Permit> permits = begin(pacer, 2);
        for (int i = 10; i < 14; i++) {
            int number = i;
            Objects.requireNonNull(pacer.next(false).acquire()).subscribe().with(_ -> come.add(number));
        }
        assertThat(come).containsExactly(0, 10, 11);
        time.advance(Duration.ofSeconds(1));
        assertThat(come).containsExactly(0, 10, 11, 12, 13);
        permits.getFirst().release();
        assertThat(come).endsWith(1);
    }

    @Test
    void ten_thousand_that_end_at_once_need_no_stack() {
        RateLimiter pacer = pacer(1, 100_000);
        Permit first = pacer.next(true);
        Objects.requireNonNull(first.acquire()).subscribe().with(_ -> {});
        for (int i = 0; i < 10_000; i++) {
            Permit permit = pacer.next(true);
            int number = i;
            Objects.requireNonNull(permit.acquire()).subscribe().with(_ -> {
                come.add(number);
                permit.release();
            });
        }
        first.release();
        assertThat(come).hasSize(10_000).isSorted();
    }

    @Test
    void a_limit_is_at_least_one() {
        assertThatThrownBy(() -> pacer(0, 1)).hasMessageContaining("at least 1; found 0 and 1");
    }
}
