package org.aubade.driver.mopidy;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured speakers, and where others may be: the keys under {@code aubade.mopidy}; none by default. */
@ConfigMapping(prefix = "aubade.mopidy")
public interface MopidyConfig {
    /** The speakers by their id. */
    Map<String, Speaker> speakers();

    /**
     * The addresses at which speakers may be added over REST, besides those of the configured speakers: scheme, host and port,
     * such as {@code http://192.168.1.20:6680}.
     */
    Optional<List<String>> addresses();

    /** One speaker. */
    interface Speaker {
        /** The address of its Mopidy, such as {@code http://192.168.1.20:6680}. */
        String url();

        /** Its name for people; its id unless set. */
        Optional<String> name();

        /** The room in which it is. */
        Optional<String> room();
    }
}
