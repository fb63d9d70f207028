package org.aubade;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.driver.Discovery;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.time.VirtualTime;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscoveryReadinessTest {
    private final VirtualTime time = new VirtualTime();
    private final IotService devices = new IotService(List.of(), DeviceSettings.DEFAULT, time.source());
    private final SlowDiscovery slow = new SlowDiscovery();
    private final Discoveries discoveries = new Discoveries(List.of(slow), config(), time.source());
    private final RunService runs = new RunEngine(
            devices, new InMemoryProgramCatalog(), new InMemoryRunStore(10, 1_000), RunSettings.DEFAULT, time.source());
    private final DiscoveryReadiness health = new DiscoveryReadiness(discoveries, devices, runs);

    private static AubadeConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(AubadeConfig.class)
                .build()
                .getConfigMapping(AubadeConfig.class);
    }

    private Map<String, Object> data() {
        HealthCheckResponse answer = health.call();
        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        return answer.getData().orElseThrow();
    }

    @Test
    void it_says_how_many_devices_there_are_while_they_are_found_however_long_that_takes() {
        var opened = discoveries.open(devices).subscribeAsCompletionStage();
        time.advance(ofSeconds(1));
        devices.adopt(FakeDevice.light("lamp", time.source()));
        assertThat(data()).containsEntry("finding", "devices are still being found; registered until now: 1");

        time.advance(ofSeconds(60));
        assertThat(opened.toCompletableFuture()).succeedsWithin(ofSeconds(20));
        assertThat(data()).containsKey("finding");

        slow.found.complete(null);
        assertThat(data()).containsOnly(Map.entry("registered", 1L));
    }

    @Test
    void it_names_the_devices_that_interrupted_runs_wait_for_but_not_all_of_many() {
        List<DeviceId> many = IntStream.range(100, 1_700)
                .mapToObj(number -> new DeviceId("lamp-" + number))
                .toList();

        assertThat(DiscoveryReadiness.describe(many.subList(0, 2)))
                .isEqualTo("interrupted runs wait for 2 devices that are not found yet: lamp-100, lamp-101");
        assertThat(DiscoveryReadiness.describe(many))
                .startsWith("interrupted runs wait for 1600 devices that are not found yet: lamp-100, ")
                .endsWith(", lamp-119, …");
    }

    /** Finds devices when a test says so. */
    private static final class SlowDiscovery implements Discovery {
        private final CompletableFuture<@Nullable Void> found = new CompletableFuture<>();

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Uni<Void> open(IotService home) {
            return Uni.createFrom().completionStage(found);
        }

        @Override
        public Uni<Void> close() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Map<String, String> problems() {
            return Map.of();
        }
    }
}
