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
    /** Whether the home has the simulated light, speaker and toilet; others can be made either way. */
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

    /** What is different about one device of the home, by its id. */
    Map<String, Own> devices();

    /** What is set for one device. */
    interface Own {
        /** See {@link SimulatedConfig#latency}. */
        Optional<Duration> latency();

        /** See {@link SimulatedConfig#failureRate}. */
        OptionalDouble failureRate();

        /** See {@link SimulatedConfig#offline}. */
        Optional<Boolean> offline();
    }
}
