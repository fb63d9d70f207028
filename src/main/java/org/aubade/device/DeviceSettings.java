package org.aubade.device;

import java.time.Duration;

/**
 * Limits that apply to every device.
 *
 * @param messageTimeout how long a device may take to answer a message that has no timeout of its own
 * @param connectTimeout how long one attempt to connect may take
 * @param queueLimit how many messages may wait for one device; further ones are refused
 */
public record DeviceSettings(Duration messageTimeout, Duration connectTimeout, int queueLimit) {
    /** Ten seconds for an answer and for a connection, 1,000 waiting messages. */
    public static final DeviceSettings DEFAULT =
            new DeviceSettings(Duration.ofSeconds(10), Duration.ofSeconds(10), 1_000);

    /** @throws IllegalArgumentException if a duration is not positive or the limit is below 1 */
    public DeviceSettings {
        requirePositive("message timeout", messageTimeout);
        requirePositive("connect timeout", connectTimeout);
        if (queueLimit < 1) {
            throw new IllegalArgumentException("queue limit must be 1 or more; found " + queueLimit);
        }
    }

    private static void requirePositive(String what, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(what + " must be above zero; found " + duration);
        }
    }
}
