package org.aubade.page;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The home with schedules and a place, whose devices take long enough to be watched. */
public final class LivedInHome implements QuarkusTestProfile {
    static final String ZONE = "Europe/Amsterdam";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "aubade.simulated.latency", "200ms",
                "aubade.schedules.built-in", "true",
                "aubade.schedules.directory", "target/no-schedules",
                "aubade.programs.directory", "target/no-programs",
                "aubade.home.zone", ZONE,
                "aubade.home.latitude", "52.37",
                "aubade.home.longitude", "4.90");
    }
}
