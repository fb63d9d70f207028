package org.aubade.driver.mqtt.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker is and how to connect to it.
 *
 * @param name its name in the configuration
 * @param clientId the client id; null if the broker chooses one
 * @param login null if the broker takes anonymous clients
 * @param encryption null if the connection is not encrypted
 */
public record BrokerAddress(
        String name,
        String host,
        int port,
        @Nullable String clientId,
        @Nullable Login login,
        @Nullable Encryption encryption) {
    private static final int PLAIN = 1883;
    private static final int ENCRYPTED = 8883;

    /** A user; {@code password} is null if there is none. */
    public record Login(String username, @Nullable String password) {
        /** The user name without the password, which must not be logged. */
        @Override
        public String toString() {
            return username;
        }
    }

    /** Which certificate authorities are trusted: those in the PEM file {@code ca}, or the JVM's own if it is null. */
    public record Encryption(@Nullable Path ca) {}

    public static BrokerAddress of(String name, MqttConfig.Broker config) {
        boolean encrypted = config.tls().enabled();
        return new BrokerAddress(
                name,
                config.host(),
                config.port().orElse(encrypted ? ENCRYPTED : PLAIN),
                config.clientId().orElse(null),
                config.username()
                        .map(user -> new Login(user, config.password().orElse(null)))
                        .orElse(null),
                encrypted ? new Encryption(config.tls().ca().orElse(null)) : null);
    }

    /** The address for a second connection, which needs a client id of its own. */
    public BrokerAddress withClientIdSuffix(String suffix) {
        String second = clientId == null ? null : clientId + "-" + suffix;
        return new BrokerAddress(name, host, port, second, login, encryption);
    }

    /** The full configuration key for the setting {@code key} of this broker. */
    public String setting(String key) {
        return "aubade.mqtt.brokers." + name + "." + key;
    }

    /** Its name in messages for people. */
    public String title() {
        return "broker '" + name + "'";
    }

    /** Such as {@code localhost:1883}. */
    public String hostAndPort() {
        return host + ":" + port;
    }
}
