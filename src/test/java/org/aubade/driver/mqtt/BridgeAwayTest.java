package org.aubade.driver.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.SET_POSITION;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.aubade.device.Availability;
import org.aubade.device.DeviceFailed;
import org.aubade.device.DeviceId;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told while Zigbee2MQTT restarts; when it is back it tells all states that it had kept, as the real one does. */
class BridgeAwayTest {
    private static final String OLD = "{\"position\":100}";

    private final FakeZigbee2Mqtt zigbee =
            new FakeZigbee2Mqtt(TestBroker.shared().port()).withHome();
    private final MqttHome home =
            new MqttHome(TestSettings.plain(TestBroker.shared().port()).under(zigbee.base())).open();

    @AfterEach
    void close() {
        home.close();
        zigbee.close();
    }

    private CompletionStage<Void> sending(String id, MessageType type, String data) {
        return home.devices()
                .send(new DeviceId(id), new Message(type, data), Duration.ofSeconds(10))
                .subscribeAsCompletionStage();
    }

    private void hasTold(String id, String property, Object value) {
        MqttHome.eventually(() -> assertThat(home.find(id).state().properties()).containsEntry(property, value));
    }

    @Test
    void a_state_is_no_answer_to_what_nobody_has_received() {
        zigbee.goDeaf();
        CompletionStage<Void> sending = sending("blind", SET_POSITION, "0");
        zigbee.tell("blind", OLD);
        hasTold("blind", "position", 100L);
        assertThat(sending).isNotDone();
        zigbee.hear();
        assertThat(sending).succeedsWithin(MqttHome.LIMIT);
        assertThat(zigbee.told()).containsExactly("blind {\"position\":0}");
    }

    @Test
    void what_was_told_while_it_was_away_is_told_again_when_it_has_come_to_itself() {
        zigbee.keep("bridge/state", "offline");
        zigbee.silent.add("blind");
        CompletionStage<Void> sending = sending("blind", SET_POSITION, "0");
        MqttHome.eventually(() -> assertThat(zigbee.told()).hasSize(1));
        zigbee.silent.clear();
        zigbee.keep("bridge/state", "online");
        zigbee.tell("blind", OLD);
        hasTold("blind", "position", 100L);
        assertThat(sending).isNotDone();
        assertThat(sending).succeedsWithin(MqttHome.LIMIT);
        assertThat(zigbee.told()).containsExactly("blind {\"position\":0}", "blind {\"position\":0}");
    }

    @Test
    void nobody_knows_whether_what_must_not_be_doubled_was_done_and_it_is_not_told_again() {
        zigbee.keep("bridge/state", "offline");
        zigbee.silent.add("bathroom_toilet");
        CompletionStage<Void> sending = sending("bathroom_toilet", FLUSH, "");
        MqttHome.eventually(() -> assertThat(zigbee.told()).hasSize(1));
        zigbee.keep("bridge/state", "online");
        zigbee.tell("bathroom_toilet", "{\"lid_switch\":\"OPEN\"}");
        assertThat(sending)
                .failsWithin(MqttHome.LIMIT)
                .withThrowableThat()
                .withCauseInstanceOf(DeviceFailed.class)
                .withMessageContaining(
                        "device 'bathroom_toilet' was told while what stands between was away, and nobody"
                                + " knows whether it was done, through broker 'home'");
        assertThat(zigbee.told()).hasSize(1);
    }

    @Test
    void what_comes_while_it_starts_is_told_when_it_listens() {
        zigbee.keep("bridge/state", "offline");
        MqttHome.eventually(() -> assertThat(home.find("blind").availability()).isEqualTo(Availability.OFFLINE));
        zigbee.keep("bridge/state", "online");
        MqttHome.eventually(() -> assertThat(home.find("blind").availability()).isEqualTo(Availability.ONLINE));
        zigbee.silent.add("blind");
        CompletionStage<Void> sending = sending("blind", SET_POSITION, "0");
        zigbee.tell("blind", OLD);
        hasTold("blind", "position", 100L);
        assertThat(sending).isNotDone();
        zigbee.silent.clear();
        assertThat(sending).succeedsWithin(MqttHome.LIMIT);
        assertThat(zigbee.told()).containsExactly("blind {\"position\":0}");
    }
}
