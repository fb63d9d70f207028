package org.aubade.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceStateTest {
    @Test
    void a_change_leaves_the_state_before_it_as_it_was() {
        DeviceState off = new DeviceState(Map.of("power", "off"));
        DeviceState playing = off.with("power", "on").with("song", "Aubade");

        assertThat(off).isEqualTo(new DeviceState(Map.of("power", "off")));
        assertThat(playing).isEqualTo(new DeviceState(Map.of("song", "Aubade", "power", "on")));
        assertThat(playing.without("song").with("power", "off")).isEqualTo(off);
    }

    @Test
    void properties_are_copied_and_sorted() {
        Map<String, Object> given = new HashMap<>(Map.of("power", "on", "color", "#ffffff"));
        DeviceState state = new DeviceState(given);
        given.clear();
        assertThat(state.properties().keySet()).containsExactly("color", "power");
    }
}
