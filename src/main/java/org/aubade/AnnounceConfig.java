package org.aubade;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Whether and where programs are announced over MQTT: keys under {@code aubade.mqtt}, beside those of the brokers. */
@ConfigMapping(prefix = "aubade.mqtt")
public interface AnnounceConfig {
    /** Whether programs are announced on each broker that has no setting of its own. */
    @WithDefault("false")
    boolean announce();

    /** The name of Aubade in topics and as a device: letters, digits, {@code _} and {@code -}. */
    @WithDefault("aubade")
    String announceAs();

    /**
     * The user on whose behalf a button that is pressed runs its program, where a login is required: at least a {@code member}. Without
     * it each press is refused there.
     */
    Optional<String> announceUser();

    /** Settings for single brokers, by their names. */
    Map<String, Own> brokers();

    /** The settings of one broker. */
    interface Own {
        /** See {@link AnnounceConfig#announce}. */
        Optional<Boolean> announce();
    }
}
