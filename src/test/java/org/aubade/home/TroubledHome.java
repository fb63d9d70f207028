package org.aubade.home;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * A home with much around it, and of that much is broken: its store is a PostgreSQL server, its speaker a Mopidy, a proxy with TLS is in
 * front of it as docs/operating.md has it configured, one MQTT broker is away, and of its programs and schedules some files are
 * broken; clients may take a second, and not be many. None of it changes what is asked of the rest, so one application serves all tests.
 */
public final class TroubledHome implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("aubade.simulated.latency", "1ms"),
                Map.entry("aubade.programs.directory", "src/test/programs"),
                Map.entry("aubade.schedules.directory", "src/test/schedules"),
                Map.entry("aubade.schedules.built-in", "true"),
                // A port on which nobody listens.
                Map.entry("aubade.mqtt.brokers.away.host", "127.0.0.1"),
                Map.entry("aubade.mqtt.brokers.away.port", "1"),
                Map.entry("aubade.mopidy.addresses", "http://127.0.0.1:9"),
                Map.entry("aubade.devices.discovery-timeout", "1s"),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("quarkus.http.proxy.enable-forwarded-host", "true"),
                Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"),
                Map.entry("aubade.access", "open"),
                Map.entry("aubade.open-to-everybody", "true"),
                Map.entry("aubade.http.hosts", "home.example"),
                Map.entry("aubade.http.header-timeout", "1s"),
                Map.entry("aubade.http.body-timeout", "1s"),
                Map.entry("aubade.http.idle-timeout", "1s"),
                Map.entry("aubade.http.max-connections", "40"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StoreServer.class), new TestResourceEntry(SpeakerServer.class));
    }
}
