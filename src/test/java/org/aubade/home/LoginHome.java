package org.aubade.home;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A home in which everybody has to log in, also through a proxy with TLS as docs/phone.md has it. */
public final class LoginHome implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "aubade.access", "login",
                "aubade.simulated.latency", "1ms",
                "aubade.http.hosts", "home.example",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.enable-forwarded-host", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
    }
}
