package org.aubade.driver.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceLog;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.driver.Driver;
import org.aubade.driver.DriverContract;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedDriverTest extends DriverContract {
    private static final Pattern HANDLING = Pattern.compile(".* handling message of type (\\w+) with data \\[.*]\\.");

    private final VirtualTime time = new VirtualTime();
    private final DeviceLog log = DeviceLog.open();
    private final Driver driver =
            new SimulatedDriver(SimulatedSettings.DEFAULT, new Simulation(time.source(), new Random(1)));

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Override
    protected Driver driver() {
        return driver;
    }

    @Override
    protected Map<String, String> settings(DeviceKind kind) {
        return Map.of("kind", kind.name().toLowerCase(Locale.ROOT));
    }

    @Override
    protected TimeSource time() {
        return time.source();
    }

    @Override
    protected <T extends @Nullable Object> T await(Uni<T> uni) {
        UniAssertSubscriber<T> subscriber = uni.subscribe().withSubscriber(UniAssertSubscriber.create());
        time.advance(Duration.ofMinutes(1));
        if (subscriber.getFailure() instanceof RuntimeException failure) {
            throw failure;
        }
        return subscriber.assertCompleted().getItem();
    }

    @Override
    protected List<MessageType> arrived() {
        return log.lines().stream()
                .map(HANDLING::matcher)
                .filter(line -> line.matches())
                .map(line -> MessageType.valueOf(line.group(1)))
                .toList();
    }

    private Device create(Map<String, String> settings) {
        return driver.create(new DeviceId("lamp"), "Lamp", settings);
    }

    private Duration timeTaken(Device device) {
        Duration before = time.elapsed();
        UniAssertSubscriber<Void> sending =
                device.send(Message.of(MessageType.SWITCH_ON)).subscribe().withSubscriber(UniAssertSubscriber.create());
        while (sending.getFailure() == null && time.pending() > 0) {
            time.advance(Duration.ofMillis(1));
        }
        sending.assertCompleted();
        return time.elapsed().minus(before);
    }

    @Test
    void a_device_without_settings_is_a_light_that_answers_in_half_a_second() {
        Device lamp = create(Map.of());
        assertThat(lamp.kind()).isEqualTo(DeviceKind.LIGHT);
        assertThat(timeTaken(lamp)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void what_is_not_set_is_as_configured() {
        SimulatedSettings configured = new SimulatedSettings(Duration.ofMillis(70), 0, false);
        Driver other = new SimulatedDriver(configured, new Simulation(time.source(), new Random(1)));
        assertThat(timeTaken(other.create(new DeviceId("lamp"), "Lamp", Map.of())))
                .isEqualTo(Duration.ofMillis(70));
    }

    @ParameterizedTest
    @CsvSource({"0ms, 0", "250ms, 250", "0.1s, 100", "PT2S, 2000", "' 5ms ', 5"})
    void the_latency_is_a_duration(String text, long millis) {
        assertThat(timeTaken(create(Map.of("latency", text)))).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "0.25", "1.0", "1e-3"})
    void the_failure_rate_is_a_number_from_0_to_1(String text) {
        assertThat(create(Map.of("failureRate", text))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latency | soon | setting 'latency': 'soon' is not a duration; write 500ms, 5s, 10m, 2h30m, 1.5h, 2d, 00:03:00, or ISO-8601",
                "latency | -PT1S | setting 'latency': a duration must be 0s to 366d; found PT-1S",
                "failureRate | 1.1 | setting 'failureRate': '1.1' does not work; write a number from 0 to 1",
                "failureRate | -0.1 | setting 'failureRate': '-0.1' does not work; write a number from 0 to 1",
                "failureRate | NaN | setting 'failureRate': 'NaN' does not work; write a number from 0 to 1",
                "offline | maybe | setting 'offline': 'maybe' does not work; write true or false",
                "kind | fridge | setting 'kind': 'fridge' does not work; write light, speaker, toilet",
                "latncy | 5s | unknown setting 'latncy' of a simulated device; known: failureRate, kind, latency, offline"
            })
    void a_bad_setting_is_refused_with_what_would_work(String name, String value, String complaint) {
        assertThatThrownBy(() -> create(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }
}
