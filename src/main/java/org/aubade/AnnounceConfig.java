package org.aubade;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Whether programs are announced to others over MQTT: keys under {@code aubade.mqtt}, beside those of the brokers. */
@ConfigMapping(prefix = "aubade.mqtt")
public interface AnnounceConfig {
    /** Whether programs are announced on every broker that says nothing else. */
    @WithDefault("false")
    boolean announce();

    /** What Aubade is called there, in topics and among devices: letters, digits, {@code _} and {@code -}. */
    @WithDefault("aubade")
    String announceAs();

    /** What is different about one broker, by its name. */
    Map<String, Own> brokers();

    /** What is set for one broker. */
    interface Own {
        /** See {@link AnnounceConfig#announce}. */
        Optional<Boolean> announce();
    }
}
