package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.SET_POSITION;
import static org.aubade.device.MessageType.SET_TILT;
import static org.aubade.device.MessageType.STOP;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverAndValveTest {
    private static Announced cover(String more) {
        return Announced.as("cover", "{'command_topic': 'blind/set'" + more + "}");
    }

    @Test
    void a_cover_opens_closes_and_stops() {
        assertThat(cover("").definition().vocabulary().types()).containsExactly(OPEN, CLOSE, STOP);
        assertThat(cover("").told(OPEN)).containsExactly("blind/set OPEN");
        assertThat(cover(", 'payload_close': 'down', 'payload_stop': 'halt'").told(CLOSE))
                .containsExactly("blind/set down");
        assertThat(cover(", 'payload_stop': null").definition().vocabulary().types())
                .containsExactly(OPEN, CLOSE);
    }

    @Test
    void it_has_answered_when_it_moves() {
        Announced cover = cover(", 'state_topic': 'blind/state', 'state_opening': 'up'");
        assertThat(cover.isAnswered(OPEN, "", "up")).isTrue();
        assertThat(cover.isAnswered(OPEN, "", "open")).isTrue();
        assertThat(cover.isAnswered(OPEN, "", "closing")).isFalse();
        assertThat(cover.isReached(OPEN, "", Map.of("cover", "open"))).isTrue();
        assertThat(cover.isOptimistic(STOP)).isTrue();
        assertThat(cover.stateAfter("blind/state up")).isEqualTo(Map.of("cover", "opening"));
    }

    @Test
    void where_only_the_position_is_told_that_is_the_answer() {
        Announced cover = cover(", 'position_topic': 'blind/pos'");
        assertThat(cover.isAnswered(OPEN, "", "4")).isTrue();
        assertThat(cover.isReached(OPEN, "", Map.of("position", 100L))).isTrue();
        assertThat(cover.isReached(CLOSE, "", Map.of("position", 100L))).isFalse();
    }

    @Test
    void a_position_is_scaled_to_the_range_of_the_cover_which_may_be_upside_down() {
        String options =
                ", 'position_topic': 'p', 'set_position_topic': 'p/set', 'position_open': %s, 'position_closed': %s";
        Announced upsideDown = cover(options.formatted(0, 100));
        assertThat(upsideDown.told(SET_POSITION, "30")).containsExactly("p/set 70");
        assertThat(upsideDown.told(SET_POSITION, "0")).containsExactly("p/set 100");
        assertThat(upsideDown.stateAfter("p 70")).isEqualTo(Map.of("position", 30L));
        Announced fine = cover(options.formatted(1000, 0));
        assertThat(fine.told(SET_POSITION, "30")).containsExactly("p/set 300");
        assertThat(fine.stateAfter("p 1000")).isEqualTo(Map.of("position", 100L));
    }

    @Test
    void a_template_for_the_position_has_it_as_told_and_as_scaled() {
        String options = ", 'set_position_topic': 'p/set', 'position_open': 255, 'set_position_template': '%s'";
        assertThat(cover(options.formatted("to {{ position }} %")).told(SET_POSITION, "50"))
                .containsExactly("p/set to 50 %");
        assertThat(cover(options.formatted("#{{ value }}")).told(SET_POSITION, "50"))
                .containsExactly("p/set #128");
    }

    @Test
    void slats_tilt() {
        Announced cover =
                cover(", 'tilt_command_topic': 't/set', 'tilt_status_topic': 't', 'tilt_min': 0, 'tilt_max': 180");
        assertThat(cover.told(SET_TILT, "50")).containsExactly("t/set 90");
        assertThat(cover.stateAfter("t 45")).isEqualTo(Map.of("tilt", 25L));
        assertThat(cover(", 'tilt_cmd_t': 't/set', 'tilt_cmd_tpl': '{{ tilt_position }}!'")
                        .told(SET_TILT, "25"))
                .containsExactly("t/set 25!");
    }

    @Test
    void a_range_without_extent_is_not_supported() {
        assertThat(Announced.unsupported("cover", "{'cmd_t': 'c', 'pos_open': 5, 'pos_clsd': 5}"))
                .isEqualTo("position_closed and position_open are both 5.0");
    }

    @Test
    void a_valve_is_told_words() {
        Announced valve = Announced.as(
                "valve", "{'cmd_t': 'v/set', 'stat_t': 'v', 'pl_open': 'on', 'cmd_tpl': '{`v`: `{{ value }}`}'}");
        assertThat(valve.definition().vocabulary().types()).containsExactly(OPEN, CLOSE);
        assertThat(valve.told(OPEN)).containsExactly("v/set {\"v\": \"on\"}");
        assertThat(valve.stateAfter("v closed")).isEqualTo(Map.of("valve", "closed"));
        assertThat(valve.isAnswered(CLOSE, "", "closing")).isTrue();
    }

    @Test
    void a_valve_that_reports_its_position_is_told_positions() {
        Announced valve = Announced.as(
                "valve",
                "{'cmd_t': 'v/set', 'stat_t': 'v', 'pos': true, 'pos_open': 140, 'pos_clsd': 40, 'pl_stop': 'halt'}");
        assertThat(valve.definition().vocabulary().types()).containsExactly(OPEN, CLOSE, SET_POSITION, STOP);
        assertThat(valve.told(SET_POSITION, "10")).containsExactly("v/set 50");
        assertThat(valve.told(OPEN)).containsExactly("v/set 140");
        assertThat(valve.told(CLOSE)).containsExactly("v/set 40");
        assertThat(valve.stateAfter("v 90")).isEqualTo(Map.of("position", 50L));
        assertThat(valve.stateAfter("v {'state': 'opening', 'position': 90}"))
                .isEqualTo(Map.of("valve", "opening", "position", 50L));
        assertThat(valve.isAnswered(OPEN, "", "60")).isTrue();
    }
}
