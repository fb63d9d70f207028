package org.aubade.driver.mqtt;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.jspecify.annotations.Nullable;

/** The configuration of a broker on this machine, as a test wants it. */
record TestSettings(
        int brokerPort,
        @Nullable String user,
        @Nullable String pass,
        boolean encrypted,
        @Nullable Path caFile,
        String base)
        implements MqttConfig.Broker, MqttConfig.Tls, MqttConfig.Pace {
    /** Without a name and without TLS. */
    static TestSettings plain(int port) {
        return new TestSettings(port, null, null, false, null, "zigbee2mqtt");
    }

    TestSettings as(String user, String password) {
        return new TestSettings(brokerPort, user, password, encrypted, caFile, base);
    }

    /** With Zigbee2MQTT under another topic than usual. */
    TestSettings under(String base) {
        return new TestSettings(brokerPort, user, pass, encrypted, caFile, base);
    }

    static TestSettings tls(int port, @Nullable Path ca) {
        return new TestSettings(port, null, null, true, ca, "zigbee2mqtt");
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(brokerPort);
    }

    @Override
    public Optional<String> username() {
        return Optional.ofNullable(user);
    }

    @Override
    public Optional<String> password() {
        return Optional.ofNullable(pass);
    }

    @Override
    public Optional<String> clientId() {
        return Optional.empty();
    }

    @Override
    public MqttConfig.Tls tls() {
        return this;
    }

    @Override
    public boolean enabled() {
        return encrypted;
    }

    @Override
    public Optional<Path> ca() {
        return Optional.ofNullable(caFile);
    }

    @Override
    public MqttConfig.Pace pace() {
        return this;
    }

    @Override
    public int inFlight() {
        return 8;
    }

    @Override
    public int perSecond() {
        return 1_000;
    }

    @Override
    public MqttConfig.Zigbee2Mqtt zigbee2mqtt() {
        return new MqttConfig.Zigbee2Mqtt() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public String baseTopic() {
                return base;
            }
        };
    }

    @Override
    public MqttConfig.HomeAssistant homeassistant() {
        return new MqttConfig.HomeAssistant() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public String prefix() {
                return "homeassistant";
            }
        };
    }
}
