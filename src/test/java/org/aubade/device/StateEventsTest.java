package org.aubade.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.aubade.time.VirtualTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What events say of a device that changes from two threads at once. */
class StateEventsTest {
    private final VirtualTime time = new VirtualTime();
    private final Changing device = new Changing();
    private final IotService iot = new IotService(List.of(device), DeviceSettings.DEFAULT, time.source());

    @Test
    void the_last_event_is_the_last_state_however_slowly_an_older_one_was_read() throws InterruptedException {
        iot.open().subscribe().with(_ -> {});
        time.runAll();
        AssertSubscriber<DeviceEvent> events =
                iot.events().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        device.value = 1;
        device.slow = true;
        Thread slow = Thread.ofPlatform().start(device.changed);
        device.reading.await();
        device.slow = false;
        device.value = 2;
        Thread fast = Thread.ofPlatform().start(device.changed);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> fast.getState() == Thread.State.BLOCKED || fast.getState() == Thread.State.TERMINATED);
        device.read.countDown();
        slow.join();
        fast.join();
        time.runAll();
        assertThat(events.getItems().getLast().device().state().properties()).containsEntry("value", 2);
    }

    /** Reads its state slowly if it is asked to. */
    private static final class Changing implements Device {
        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch read = new CountDownLatch(1);
        private volatile Runnable changed = () -> {};
        private volatile boolean slow;
        private volatile int value;

        @Override
        public DeviceState state() {
            DeviceState state = new DeviceState(Map.of("value", value));
            if (slow) {
                reading.countDown();
                try {
                    read.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return state;
        }

        @Override
        public Cancellable watch(Runnable whenChanged) {
            changed = whenChanged;
            return () -> {};
        }

        @Override
        public DeviceId id() {
            return new DeviceId("changing");
        }

        @Override
        public String name() {
            return "Changing";
        }

        @Override
        public String driver() {
            return "test";
        }

        @Override
        public DeviceKind kind() {
            return DeviceKind.SENSOR;
        }

        @Override
        public Uni<Void> connect() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> disconnect() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> send(Message message) {
            return Uni.createFrom().voidItem();
        }
    }
}
