package org.aubade.driver.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedConfigTest {
    private static SimulatedConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(SimulatedConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(SimulatedConfig.class);
    }

    @Test
    void the_home_is_simulated_by_default_and_answers_in_half_a_second() {
        SimulatedConfig config = config(Map.of());
        assertThat(config.enabled()).isTrue();
        assertThat(SimulatedSettings.of(config)).isEqualTo(SimulatedSettings.DEFAULT);
        assertThat(SimulatedSettings.of(config, HueLight.ID)).isEqualTo(SimulatedSettings.DEFAULT);
    }

    @Test
    void what_is_set_for_one_device_wins_over_what_is_set_for_all() {
        SimulatedConfig config = config(Map.of(
                "aubade.simulated.enabled", "false",
                "aubade.simulated.latency", "20ms",
                "aubade.simulated.failure-rate", "0.1",
                "aubade.simulated.devices.\"hue-light\".latency", "0ms",
                "aubade.simulated.devices.smart-speaker.failure-rate", "0.5",
                "aubade.simulated.devices.smart-speaker.offline", "true"));
        assertThat(config.enabled()).isFalse();
        assertThat(SimulatedSettings.of(config, HueLight.ID))
                .isEqualTo(new SimulatedSettings(Duration.ZERO, 0.1, false));
        assertThat(SimulatedSettings.of(config, SmartSpeaker.ID))
                .isEqualTo(new SimulatedSettings(Duration.ofMillis(20), 0.5, true));
        assertThat(SimulatedSettings.of(config, SmartToilet.ID))
                .isEqualTo(new SimulatedSettings(Duration.ofMillis(20), 0.1, false));
    }

    @Test
    void a_rate_or_latency_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> SimulatedSettings.of(config(Map.of("aubade.simulated.failure-rate", "2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("failureRate must be 0 to 1; found 2.0");
        assertThatThrownBy(() -> new SimulatedSettings(Duration.ofMillis(-1), 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("latency must be 0s to 366d; found");
        assertThatThrownBy(() -> new SimulatedSettings(Duration.ZERO, Double.NaN, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
