package org.aubade.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The home with devices that answer at once, and with bounds that a test reaches soon. */
public final class QuickHome implements QuarkusTestProfile {
    /** Five and a half hours before UTC, so that nobody takes the one for the other. */
    public static final String ZONE = "Asia/Kolkata";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "aubade.simulated.latency", "1ms",
                "aubade.devices.message-timeout", "300ms",
                "aubade.devices.queue-limit", "2",
                "aubade.runs.max-queued", "1",
                "aubade.home.zone", ZONE,
                "aubade.http.hosts", "home.example",
                "aubade.programs.directory", "target/no-programs");
    }
}
