package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.aubade.device.Turn;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Integer> come = new ArrayList<>();
    private boolean up = true;

    private Pacer pacer(int inFlight, int perSecond) {
        return new Pacer(inFlight, perSecond, time.source().timer(), () -> up);
    }

    private List<Turn> begin(Pacer pacer, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Turn turn = pacer.next(true);
                    Objects.requireNonNull(turn.come()).subscribe().with(_ -> come.add(i));
                    return turn;
                })
                .toList();
    }

    @Test
    void only_so_many_are_under_way_at_a_time_and_they_go_in_order() {
        List<Turn> turns = begin(pacer(2, 100), 5);
        assertThat(come).containsExactly(0, 1);
        turns.get(1).over();
        assertThat(come).containsExactly(0, 1, 2);
        turns.get(0).over();
        turns.get(2).over();
        assertThat(come).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void only_so_many_go_in_any_second() {
        List<Turn> turns = begin(pacer(100, 3), 8);
        assertThat(come).hasSize(3);
        turns.forEach(turn -> assertThat(turn).isNotNull());
        time.advance(Duration.ofMillis(999));
        assertThat(come).hasSize(3);
        time.advance(Duration.ofMillis(1));
        assertThat(come).hasSize(6);
        time.advance(Duration.ofSeconds(1));
        assertThat(come).hasSize(8);
    }

    @Test
    void what_is_over_before_its_turn_never_goes_and_holds_nobody_up() {
        List<Turn> turns = begin(pacer(1, 100), 3);
        turns.get(1).over();
        turns.get(0).over();
        assertThat(come).containsExactly(0, 2);
    }

    @Test
    void being_over_twice_frees_one_place() {
        List<Turn> turns = begin(pacer(1, 100), 3);
        turns.getFirst().over();
        turns.getFirst().over();
        assertThat(come).containsExactly(0, 1);
    }

    @Test
    void nobody_waits_where_nothing_can_be_sent() {
        Pacer pacer = pacer(1, 2);
        List<Turn> turns = begin(pacer, 5);
        assertThat(come).containsExactly(0);
        up = false;
        pacer.drain();
        assertThat(come).containsExactly(0, 1, 2, 3, 4);
        up = true;
        turns.forEach(Turn::over);
        come.clear();
        assertThat(begin(pacer, 2)).hasSize(2);
        assertThat(come).containsExactly(0);
    }

    @Test
    void who_is_away_takes_nobodys_place_but_counts_in_the_second() {
        Pacer pacer = pacer(1, 3);
        List<Turn> turns = begin(pacer, 2);
        for (int i = 10; i < 14; i++) {
            int number = i;
            Objects.requireNonNull(pacer.next(false).come()).subscribe().with(_ -> come.add(number));
        }
        assertThat(come).containsExactly(0, 10, 11);
        time.advance(Duration.ofSeconds(1));
        assertThat(come).containsExactly(0, 10, 11, 12, 13);
        turns.getFirst().over();
        assertThat(come).endsWith(1);
    }

    @Test
    void ten_thousand_that_end_at_once_need_no_stack() {
        Pacer pacer = pacer(1, 100_000);
        Turn first = pacer.next(true);
        Objects.requireNonNull(first.come()).subscribe().with(_ -> {});
        for (int i = 0; i < 10_000; i++) {
            Turn turn = pacer.next(true);
            int number = i;
            Objects.requireNonNull(turn.come()).subscribe().with(_ -> {
                come.add(number);
                turn.over();
            });
        }
        first.over();
        assertThat(come).hasSize(10_000).isSorted();
    }

    @Test
    void a_limit_is_at_least_one() {
        assertThatThrownBy(() -> pacer(0, 1)).hasMessageContaining("at least 1; found 0 and 1");
    }
}
