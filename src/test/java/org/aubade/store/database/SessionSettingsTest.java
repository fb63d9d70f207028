package org.aubade.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.aubade.store.alarms.AlarmSettings;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {
    @Test
    void a_node_that_misses_two_heartbeats_does_not_count_as_gone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionSettings(Duration.ofSeconds(2), Duration.ofMillis(5_999)))
                .withMessageContaining("must be 3 heartbeats or more")
                .withMessageContaining("found a silence of 5999 ms and a heartbeat of 2000 ms");
        assertThat(new SessionSettings(Duration.ofSeconds(2), Duration.ofSeconds(6)).silence())
                .isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void without_a_heartbeat_nobody_could_tell_who_is_gone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionSettings(Duration.ZERO, Duration.ofSeconds(8)))
                .withMessageContaining("found a silence of 8000 ms and a heartbeat of 0 ms");
    }

    @Test
    void what_an_operator_sets_is_not_less_than_what_a_busy_node_needs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionSettings.of(Duration.ofMillis(1_900)))
                .withMessageContaining("aubade.postgresql.node-timeout must be 2s or more");
        assertThat(SessionSettings.of(Duration.ofSeconds(2)).heartbeat()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void by_default_a_node_beats_every_2_s_and_is_gone_after_8() {
        assertThat(SessionSettings.DEFAULT)
                .isEqualTo(new SessionSettings(Duration.ofSeconds(2), Duration.ofSeconds(8)));
        assertThat(AlarmSettings.shared(SessionSettings.DEFAULT).heartbeat()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void an_alarm_that_is_picked_later_than_it_may_be_found_is_refused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlarmSettings(second, second, second, 1, second, second))
                .withMessageContaining("a lead of PT1S and a polling every PT1S");
    }
}
