package org.aubade.home;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aubade.oidc.TestProvider;
import org.jspecify.annotations.Nullable;

/** A home in which everybody has to log in, and can with a provider, which is away at the start. */
public final class OidcHome implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return new LoginHome().getConfigOverrides();
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Provider.class));
    }

    /** Tests turn it on and off over HTTP: it is outside of the application with its classes. */
    public static final class Provider implements QuarkusTestResourceLifecycleManager {
        private @Nullable TestProvider provider;

        @Override
        public Map<String, String> start() {
            TestProvider started = new TestProvider(Clock.systemUTC());
            provider = started;
            Map<String, String> settings = new HashMap<>();
            settings.put("issuer", started.issuer());
            settings.put("client-id", TestProvider.CLIENT);
            settings.put("client-secret", TestProvider.SECRET);
            settings.put("name", "Keycloak & <Co>");
            settings.put("viewers", "guests");
            settings.put("members", "family");
            settings.put("admins", "admins");
            Map<String, String> keys = new HashMap<>();
            settings.forEach((key, value) -> keys.put("aubade.login.oidc." + key, value));
            return keys;
        }

        @Override
        public void stop() {
            if (provider != null) {
                provider.close();
            }
        }
    }
}
