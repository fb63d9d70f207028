package org.aubade.home;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A home in which everybody has to log in. */
public final class LoginHome implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("aubade.access", "login", "aubade.simulated.latency", "1ms");
    }
}
