package org.aubade.driver.mqtt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The configuration of MQTT: the keys under {@code aubade.mqtt}, each with its default. */
@ConfigMapping(prefix = "aubade.mqtt")
public interface MqttConfig {
    /** The brokers by name; without one nothing is started. */
    Map<String, Broker> brokers();

    /** One broker. */
    interface Broker {
        /** Its name or address. */
        String host();

        /** Its port; 1883 unless set, and 8883 with TLS. */
        OptionalInt port();

        /** Who connects, where the broker wants to know. */
        Optional<String> username();

        /** The password of that user. */
        Optional<String> password();

        /** Who connects, as the broker is told; it chooses a name unless it is set. */
        Optional<String> clientId();

        /** How the connection is encrypted. */
        Tls tls();

        /** How fast messages are sent. */
        Pace pace();

        /** The home that Zigbee2MQTT tells of. */
        Zigbee2Mqtt zigbee2mqtt();

        /** The devices that are announced for Home Assistant. */
        HomeAssistant homeassistant();
    }

    /** How a connection is encrypted. */
    interface Tls {
        /** Whether it is. */
        @WithDefault("false")
        boolean enabled();

        /** A PEM file with the certificates of those that are trusted instead of the well-known ones. */
        Optional<Path> ca();
    }

    /** How fast messages are sent to what is behind a broker. */
    interface Pace {
        /** How many messages may wait for their answers at a time. */
        @WithDefault("8")
        int inFlight();

        /** How many messages are sent in a second at most. */
        @WithDefault("20")
        int perSecond();
    }

    /** What Zigbee2MQTT is called there. */
    interface Zigbee2Mqtt {
        /** Whether its devices are taken. */
        @WithDefault("true")
        boolean enabled();

        /** Its {@code mqtt.base_topic}. */
        @WithDefault("zigbee2mqtt")
        String baseTopic();
    }

    /** Where devices are announced for Home Assistant. */
    interface HomeAssistant {
        /** Whether they are taken. */
        @WithDefault("true")
        boolean enabled();

        /** Its discovery prefix. */
        @WithDefault("homeassistant")
        String prefix();
    }
}
