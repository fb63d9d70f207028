package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.driver.mqtt.MqttHome.eventually;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.announce.Announcer;
import org.aubade.announce.DiscoveryPayloads;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.driver.mqtt.client.RetainedPublisher;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.run.Cause;
import org.aubade.run.RunQuery;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Programs on a real broker, as Home Assistant sees and starts them. */
class AnnouncedProgramsTest {
    private static final String START = "dawn/programs/tea/start";
    private static final String LAST_RUN = "dawn/programs/tea/last-run";
    private static final String BUTTON = "homeassistant/button/dawn/tea/config";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().unstarted(task));
    private final TimeSource time = new TimeSource(Clock.systemUTC(), timer);
    private final ProgramCatalog programs = new InMemoryProgramCatalog();
    private final RunService runs = new RunEngine(
            new IotService(List.of(), DeviceSettings.DEFAULT, time),
            programs,
            new InMemoryRunStore(10, 100),
            RunSettings.DEFAULT,
            time);
    private final DiscoveryPayloads payloads = new DiscoveryPayloads("dawn", "homeassistant");
    private final RetainedPublisher publisher = new RetainedPublisher(
            "home",
            TestSettings.plain(TestBroker.shared().port()),
            new RetainedPublisher.Will(payloads.statusTopic(), DiscoveryPayloads.OFFLINE),
            payloads.filters(),
            time);
    private final Announcer announcer = new Announcer(
            payloads, programs, runs, () -> Uni.createFrom().item(Cause.Request.ANONYMOUS), publisher::publish, time);
    private final FakeFirmware homeAssistant =
            new FakeFirmware(TestBroker.shared().port());
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    private void open() {
        for (String topic : List.of(LAST_RUN, BUTTON, "dawn/status")) {
            homeAssistant.on(topic, payload -> {
                seen.put(topic, payload);
                return "";
            });
        }
        programs.put(
                        ProgramBuilder.program("tea")
                                .delay(Duration.ofMillis(1))
                                .build(),
                        ProgramSource.REST,
                        ProgramCatalog.Condition.ALWAYS)
                .await()
                .indefinitely();
        announcer.begin();
        publisher.open(new RetainedPublisher.Listener() {
            @Override
            public void connected() {
                announcer.connected();
            }

            @Override
            public void received(String topic, String payload, boolean retained) {
                announcer.received(topic, payload, retained);
            }

            @Override
            public void lost() {
                announcer.lost();
            }
        });
        eventually(() -> assertThat(seen).containsKey(BUTTON).containsEntry("dawn/status", "online"));
    }

    @AfterEach
    void close() {
        announcer.end();
        publisher.close().await().atMost(MqttHome.LIMIT);
        homeAssistant.close();
        timer.shutdownNow();
    }

    @Test
    void a_button_starts_its_program_and_goes_with_it() {
        open();
        homeAssistant.tell(START, "PRESS");
        eventually(() -> assertThat(seen.get(LAST_RUN)).startsWith("{\"state\":\"SUCCEEDED\""));
        programs.delete("tea", ProgramCatalog.Condition.ALWAYS).await().indefinitely();
        eventually(() -> assertThat(seen).containsEntry(BUTTON, "").containsEntry(LAST_RUN, ""));
    }

    @Test
    void whatever_is_published_on_its_topics_only_a_press_starts_a_program() {
        open();
        for (String payload : List.of("", "press", "PRESS ", "{\"PRESS\":", "\u0001\uFFFD", "x".repeat(1 << 20))) {
            for (String topic : List.of(
                    START,
                    "dawn/programs/unknown/start",
                    "dawn/programs/" + "a/".repeat(50) + "start",
                    "dawn/status",
                    BUTTON)) {
                homeAssistant.tell(topic, payload);
            }
        }
        homeAssistant.tell(START, "PRESS");
        eventually(() -> assertThat(seen.get(LAST_RUN)).startsWith("{\"state\":\"SUCCEEDED\""));
        assertThat(runs.list(new RunQuery(null, null, 10, null)).await().indefinitely())
                .hasSize(1);
    }

    @Test
    void what_the_broker_had_kept_starts_nothing_and_leaving_is_said() {
        homeAssistant.keep(START, "PRESS");
        homeAssistant.keep("homeassistant/button/dawn/coffee/config", "{\"name\":\"coffee\"}");
        homeAssistant.on("homeassistant/button/dawn/coffee/config", payload -> {
            seen.put("coffee", payload);
            return "";
        });
        open();
        eventually(() -> assertThat(seen).containsEntry("coffee", ""));
        assertThat(runs.activeCount()).isZero();
        assertThat(seen).doesNotContainKey(LAST_RUN);
        announcer.end();
        publisher.close().await().atMost(MqttHome.LIMIT);
        eventually(() -> assertThat(seen).containsEntry("dawn/status", "offline"));
    }
}
