package org.aubade.driver.mqtt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker is and how it is spoken to.
 *
 * @param name what it is called in the configuration
 * @param login null where it does not want to know who connects
 * @param encryption null where the connection is not encrypted
 */
record BrokerAddress(
        String name,
        String host,
        int port,
        @Nullable String clientId,
        @Nullable Login login,
        @Nullable Encryption encryption) {
    private static final int PLAIN = 1883;
    private static final int ENCRYPTED = 8883;

    /** Who connects; {@code password} is null where there is none. */
    record Login(String username, @Nullable String password) {
        /** Without the password, which belongs into no log. */
        @Override
        public String toString() {
            return username;
        }
    }

    /** Whom an encrypted connection trusts: those of the PEM file {@code ca}, or the well-known ones where it is null. */
    record Encryption(@Nullable Path ca) {}

    static BrokerAddress of(String name, MqttConfig.Broker config) {
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

    /** The same for a second connection, which must not have the first one's name. */
    BrokerAddress apart(String suffix) {
        String second = clientId == null ? null : clientId + "-" + suffix;
        return new BrokerAddress(name, host, port, second, login, encryption);
    }

    /** The name of the setting {@code key} of this broker. */
    String setting(String key) {
        return "aubade.mqtt.brokers." + name + "." + key;
    }

    /** What it is called for people. */
    String title() {
        return "broker '" + name + "'";
    }

    /** Its host and port. */
    String place() {
        return host + ":" + port;
    }
}
