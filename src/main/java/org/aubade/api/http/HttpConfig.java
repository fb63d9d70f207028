package org.aubade.api.http;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Settings of what answers over HTTP. */
@ConfigMapping(prefix = "aubade.http")
public interface HttpConfig {
    /**
     * The host names under which Aubade is reached, such as {@code home.example}, besides addresses, {@code localhost}, names without a dot,
     * names that end with {@code .localhost}, {@code .local}, {@code .internal} or {@code .home.arpa}, and the one in the variable {@code HOSTNAME}.
     */
    Optional<List<String>> hosts();
}
