package org.aubade.driver.mqtt.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The configuration of MQTT: the keys under {@code aubade.mqtt}, each with its default. */
@ConfigMapping(prefix = "aubade.mqtt")
public interface MqttConfig {
    /** The brokers by name; without a broker nothing is started. */
    Map<String, Broker> brokers();

    /** One broker. */
    interface Broker {
        /** Its host name or address. */
        String host();

        /** Its port; 1883 unless set, and 8883 with TLS. */
        OptionalInt port();

        /** The user name; none for anonymous access. */
        Optional<String> username();

        /** The password of that user. */
        Optional<String> password();

        /** The client id; the broker chooses one unless it is set. */
        Optional<String> clientId();

        /** How the connection is encrypted. */
        Tls tls();

        /** How fast messages are sent. */
        Pace pace();

        /** The devices of a Zigbee2MQTT that uses this broker. */
        Zigbee2Mqtt zigbee2mqtt();

        /** The devices that are announced on this broker for Home Assistant. */
        HomeAssistant homeassistant();
    }

    /** How a connection is encrypted. */
    interface Tls {
        /** Whether it is encrypted. */
        @WithDefault("false")
        boolean enabled();

        /** A PEM file with the certificate authorities to trust instead of the JVM's own. */
        Optional<Path> ca();
    }

    /** How fast messages are sent to the devices behind a broker. */
    interface Pace {
        /** How many messages may wait for their answers at a time. */
        @WithDefault("8")
        int inFlight();

        /** How many messages are sent in any second at most. */
        @WithDefault("20")
        int perSecond();
    }

    /** Where Zigbee2MQTT publishes. */
    interface Zigbee2Mqtt {
        /** Whether its devices are registered. */
        @WithDefault("true")
        boolean enabled();

        /** Its setting {@code mqtt.base_topic}. */
        @WithDefault("zigbee2mqtt")
        String baseTopic();
    }

    /** Where devices are announced for Home Assistant. */
    interface HomeAssistant {
        /** Whether these devices are registered. */
        @WithDefault("true")
        boolean enabled();

        /** The discovery prefix. */
        @WithDefault("homeassistant")
        String prefix();
    }
}
