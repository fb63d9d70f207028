package org.aubade.driver.simulated;

import java.time.Duration;
import org.aubade.device.DeviceId;
import org.aubade.time.Durations;

/**
 * How a simulated device behaves.
 *
 * @param latency how long it takes to connect, to disconnect and to answer a message
 * @param failureRate the probability, 0 to 1, that it refuses a message
 * @param offline whether it never answers a message; it connects all the same, as through a hub
 */
public record SimulatedSettings(Duration latency, double failureRate, boolean offline) {
    /** A device that answers after 500 ms and never fails. */
    public static final SimulatedSettings DEFAULT = new SimulatedSettings(Duration.ofMillis(500), 0, false);

    /** @throws IllegalArgumentException if the latency is negative or the rate is outside 0 to 1 */
    public SimulatedSettings {
        Durations.requireWithin("latency", latency, Duration.ZERO);
        if (!(failureRate >= 0 && failureRate <= 1)) {
            throw new IllegalArgumentException("failureRate must be 0 to 1; found " + failureRate);
        }
    }

    /** The configured settings for all devices. */
    static SimulatedSettings of(SimulatedConfig config) {
        return new SimulatedSettings(config.latency(), config.failureRate(), config.offline());
    }

    /** The configured settings for the device {@code id} of the home. */
    static SimulatedSettings of(SimulatedConfig config, DeviceId id) {
        SimulatedConfig.Own own = config.devices().get(id.value());
        return own == null
                ? of(config)
                : new SimulatedSettings(
                        own.latency().orElse(config.latency()),
                        own.failureRate().orElse(config.failureRate()),
                        own.offline().orElse(config.offline()));
    }
}
