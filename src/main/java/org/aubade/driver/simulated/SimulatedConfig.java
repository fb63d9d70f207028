package org.aubade.driver.simulated;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The configuration of the simulated devices: the keys under {@code aubade.simulated}, each with its default. */
@ConfigMapping(prefix = "aubade.simulated")
public interface SimulatedConfig {
    /** Whether the home has the simulated light, speaker and toilet; others can be added in any case. */
    @WithDefault("true")
    boolean enabled();

    /** How long each takes to connect, to disconnect and to answer. */
    @WithDefault("500ms")
    Duration latency();

    /** The probability, 0 to 1, with which each refuses a message. */
    @WithDefault("0")
    double failureRate();

    /** Whether none of them answers messages. */
    @WithDefault("false")
    boolean offline();

    /** Settings for single devices of the home, by their ids. */
    Map<String, Own> devices();

    /** The settings of one device. */
    interface Own {
        /** See {@link SimulatedConfig#latency}. */
        Optional<Duration> latency();

        /** See {@link SimulatedConfig#failureRate}. */
        OptionalDouble failureRate();

        /** See {@link SimulatedConfig#offline}. */
        Optional<Boolean> offline();
    }
}
