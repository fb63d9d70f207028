package org.aubade.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.Step.send;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.device.OtherThread;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunQuery;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
    private static final String START = "aubade/programs/sleep/start";
    private static final String LAST_RUN = "aubade/programs/sleep/last-run";
    private static final String BUTTON = "homeassistant/button/aubade/sleep/config";
    private static final String SENSOR = "homeassistant/sensor/aubade/sleep_last_run/config";

    private final VirtualTime time = new VirtualTime();
    private final ProgramCatalog programs = new InMemoryProgramCatalog();
    private final FakeDevice lamp = FakeDevice.light("lamp", time.source());
    private final IotService devices = new IotService(List.of(lamp), DeviceSettings.DEFAULT, time.source());
    private final RunService runs =
            new RunEngine(devices, programs, new InMemoryRunStore(10, 1_000), RunSettings.DEFAULT, time.source());
    private Uni<Cause.Request> cause = Uni.createFrom().item(Cause.Request.ANONYMOUS);
    private final Map<String, String> board = new LinkedHashMap<>();
    private final Announcer announcer = new Announcer(
            new DiscoveryPayloads("aubade", "homeassistant"), programs, runs, this::cause, this::post, time.source());

    private Runnable whenPosted = () -> {};

    private Uni<Cause.Request> cause() {
        return cause;
    }

    private void post(String topic, String payload) {
        whenPosted.run();
        if (payload.isEmpty()) {
            board.remove(topic);
        } else {
            board.put(topic, payload);
        }
    }

    @BeforeEach
    void open() {
        devices.open().subscribe().with(_ -> {});
        keep(ProgramBuilder.program("sleep").then(send("lamp", SWITCH_ON)).build());
        announcer.begin();
        announcer.connected();
    }

    private void keep(Program program) {
        programs.put(program, ProgramSource.REST, ProgramCatalog.Condition.ALWAYS)
                .await()
                .indefinitely();
    }

    private List<Run> started() {
        time.advance(Duration.ofMillis(10));
        return runs.list(new RunQuery(null, null, 10, null)).await().indefinitely();
    }

    @Test
    void each_program_is_a_button_and_a_sensor_that_are_there_while_aubade_is() {
        assertThat(board).containsOnlyKeys("aubade/status", BUTTON, SENSOR);
        assertThat(board).containsEntry("aubade/status", "online");
        assertThat(board.get(BUTTON)).isEqualTo("""
                        {"name":"sleep","unique_id":"aubade_sleep_start","availability_topic":"aubade/status",\
                        "device":{"name":"Aubade","identifiers":["aubade"]},"origin":{"name":"Aubade"},"icon":"mdi:play",\
                        "command_topic":"aubade/programs/sleep/start","payload_press":"PRESS","qos":1,"retain":false}""");
        assertThat(board.get(SENSOR))
                .contains("\"state_topic\":\"" + LAST_RUN + "\"")
                .contains("\"options\":[\"PENDING\",\"RUNNING\",\"SUCCEEDED\",\"FAILED\",\"CANCELLED\",\"REFUSED\"]");
    }

    @Test
    void a_press_starts_the_program_and_the_sensor_says_what_became_of_it() {
        announcer.received(START, "PRESS", false);
        assertThat(started()).hasSize(1);
        time.advance(Duration.ofSeconds(5));
        Run run = started().getFirst();
        assertThat(board.get(LAST_RUN))
                .startsWith("{\"state\":\"SUCCEEDED\",\"run\":\"" + run.id() + "\",\"cause\":\"request\"")
                .contains("\"finished\":\"" + run.finished() + "\"")
                .endsWith("\"error\":null}");
    }

    @Test
    void a_run_says_on_whose_behalf_its_button_was_pressed() {
        cause = Uni.createFrom().item(new Cause.Request("anna (button)"));
        announcer.received(START, "PRESS", false);
        assertThat(started().getFirst().cause()).isEqualTo(new Cause.Request("anna (button)"));
    }

    @Test
    void a_press_on_nobodys_behalf_starts_nothing_and_says_why() {
        cause = Uni.createFrom().failure(new IllegalStateException("no user"));
        announcer.received(START, "PRESS", false);
        assertThat(started()).isEmpty();
        assertThat(board.get(LAST_RUN)).contains("REFUSED").contains("no user");
    }

    @Test
    void a_press_that_the_broker_had_kept_starts_nothing() {
        announcer.received(START, "PRESS", true);
        assertThat(started()).isEmpty();
    }

    @Test
    void a_press_that_arrives_twice_starts_once() {
        keep(ProgramBuilder.program("sleep")
                .overlap(Overlap.PARALLEL)
                .then(send("lamp", SWITCH_ON))
                .build());
        announcer.received(START, "PRESS", false);
        announcer.received(START, "PRESS", false);
        assertThat(started()).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        announcer.received(START, "PRESS", false);
        assertThat(started()).hasSize(2);
    }

    @Test
    void nothing_else_starts_anything() {
        announcer.received(START, "press", false);
        announcer.received(START, "", false);
        announcer.received(START, "x".repeat(1 << 20), false);
        announcer.received("aubade/programs/unknown/start", "PRESS", false);
        announcer.received("aubade/programs/a/b/start", "PRESS", false);
        announcer.received("aubade/programs//start", "PRESS", false);
        announcer.received("elsewhere", "PRESS", false);
        assertThat(started()).isEmpty();
    }

    @Test
    void a_program_that_cannot_run_says_why() {
        keep(ProgramBuilder.program("sleep").then(send("lmap", SWITCH_ON)).build());
        announcer.received(START, "PRESS", false);
        assertThat(started()).isEmpty();
        assertThat(board.get(LAST_RUN))
                .startsWith("{\"state\":\"REFUSED\",\"error\":\"")
                .contains("lmap");
    }

    @Test
    void programs_come_and_go() {
        keep(ProgramBuilder.program("wake-up").then(send("lamp", SWITCH_ON)).build());
        time.advance(Duration.ofSeconds(2));
        assertThat(board).containsKey("homeassistant/button/aubade/wake-up/config");
        announcer.received(START, "PRESS", false);
        time.advance(Duration.ofSeconds(5));
        assertThat(board).containsKey(LAST_RUN);
        programs.delete("sleep", ProgramCatalog.Condition.ALWAYS).await().indefinitely();
        time.advance(Duration.ofSeconds(2));
        assertThat(board).doesNotContainKeys(BUTTON, SENSOR, LAST_RUN).containsEntry("aubade/status", "online");
    }

    @Test
    void what_an_earlier_process_had_announced_is_taken_away() {
        String old = "homeassistant/button/aubade/gone/config";
        board.put(old, "{}");
        announcer.received(old, "{}", true);
        announcer.received(BUTTON, board.get(BUTTON), true);
        assertThat(board).doesNotContainKey(old).containsKey(BUTTON);
    }

    @Test
    void what_another_node_announces_before_we_have_looked_stays() {
        keep(ProgramBuilder.program("tea").then(send("lamp", SWITCH_ON)).build());
        String other = BUTTON.replace("sleep", "tea");
        board.put(other, "by the other node");
        announcer.received(other, "by the other node", false);
        assertThat(board).containsEntry(other, "by the other node");
    }

    @Test
    void a_will_that_is_published_although_there_is_somebody_is_put_right() {
        board.put("aubade/status", "offline");
        announcer.received("aubade/status", "offline", false);
        assertThat(board).containsEntry("aubade/status", "online");
    }

    @Test
    void after_a_break_everything_is_announced_again() {
        announcer.received(START, "PRESS", false);
        time.advance(Duration.ofSeconds(5));
        announcer.lost();
        board.clear();
        time.advance(Duration.ofSeconds(10));
        assertThat(board).isEmpty();
        announcer.connected();
        assertThat(board).containsKeys("aubade/status", BUTTON, SENSOR, LAST_RUN);
    }

    @Test
    void while_something_is_posted_another_thread_can_tell_of_a_start() {
        List<Boolean> gotThrough = new ArrayList<>();
        Thread posting = Thread.currentThread();
        whenPosted = () -> {
            if (Thread.currentThread().equals(posting)) {
                gotThrough.add(OtherThread.finishes(() -> announcer.received(START, "PRESS", false)));
            }
        };
        announcer.connected();
        assertThat(gotThrough).isNotEmpty().doesNotContain(false);
    }

    @Test
    void names_that_topics_cannot_have_are_replaced_by_others_that_stay_the_same() {
        assertThat(DiscoveryPayloads.slug("sleep_1-a")).isEqualTo("sleep_1-a");
        assertThat(DiscoveryPayloads.slug("гутен.морген"))
                .matches("[a-zA-Z0-9_-]+")
                .isEqualTo(DiscoveryPayloads.slug("гутен.морген"));
        assertThat(DiscoveryPayloads.slug("a.b"))
                .isNotEqualTo(DiscoveryPayloads.slug("a_b"))
                .isNotEqualTo(DiscoveryPayloads.slug("a-b"));
    }
}
