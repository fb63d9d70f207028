package org.aubade.device;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.aubade.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service holds no lock while it calls a device, so that a driver may use locks of its own as it likes. */
class ForeignCodeTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().unstarted(task));
    private final TimeSource time = new TimeSource(Clock.systemUTC(), timer);
    private final Locked device = new Locked();
    private final IotService iot = new IotService(List.of(), new DeviceSettings(ofMillis(50), ofSeconds(5), 1), time);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private void register() {
        iot.register(device).await().atMost(ofSeconds(10));
        device.asked.set(0);
    }

    private boolean timerRuns() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        timer.execute(ran::countDown);
        return ran.await(5, TimeUnit.SECONDS);
    }

    @Test
    void the_timer_goes_on_when_a_driver_tells_of_a_change_under_the_lock_that_its_state_takes() throws Exception {
        register();
        CountDownLatch askedAgain = new CountDownLatch(1);
        CountDownLatch driverHasItsLock = new CountDownLatch(1);
        device.beforeAvailability = asked -> {
            if (asked == 2) {
                askedAgain.countDown();
                await(driverHasItsLock);
            }
        };
        Thread driver = Thread.ofPlatform().daemon().start(() -> {
            await(askedAgain);
            device.change(driverHasItsLock::countDown);
        });
        iot.send(device.id(), Message.of(MessageType.SWITCH_ON), null)
                .subscribe()
                .with(_ -> {}, _ -> askedAgain.countDown());
        assertThat(driver.join(ofSeconds(5))).as("the driver goes on").isTrue();
        assertThat(timerRuns()).as("the timer goes on").isTrue();
    }

    @Test
    void while_a_device_is_asked_for_its_state_it_can_tell_of_a_change_on_another_thread() {
        register();
        Thread asking = Thread.currentThread();
        List<Boolean> gotThrough = new ArrayList<>();
        device.beforeAvailability = _ -> {
            if (Thread.currentThread().equals(asking) && gotThrough.size() < 2) {
                gotThrough.add(OtherThread.finishes(device.changed));
                device.value.incrementAndGet();
            }
        };
        device.changed.run();
        assertThat(gotThrough).isNotEmpty().doesNotContain(false);
    }

    @Test
    void while_a_device_is_asked_for_its_id_another_thread_can_send_to_it() {
        register();
        Uni<Void> sending = iot.send(device.id(), Message.of(MessageType.SWITCH_ON), ofSeconds(30));
        sending.subscribe().with(_ -> {}, _ -> {});
        sending.subscribe().with(_ -> {}, _ -> {});
        Thread asking = Thread.currentThread();
        boolean[] kept = {false};
        device.beforeId = () -> {
            if (Thread.currentThread().equals(asking)) {
                kept[0] |= !OtherThread.finishes(() -> sending.subscribe().with(_ -> {}, _ -> {}));
            }
        };
        iot.send(device.id(), Message.of(MessageType.SWITCH_ON), ofSeconds(30))
                .subscribe()
                .with(_ -> {}, _ -> {});
        assertThat(kept[0]).as("another thread was kept waiting").isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A device that never answers, and takes its own lock to change and to tell its state. */
    private static final class Locked implements Device {
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger value = new AtomicInteger();
        private volatile Runnable changed = () -> {};
        private volatile IntConsumer beforeAvailability = _ -> {};
        private volatile Runnable beforeId = () -> {};

        synchronized void change(Runnable first) {
            first.run();
            value.incrementAndGet();
            changed.run();
        }

        @Override
        public synchronized DeviceState state() {
            return new DeviceState(Map.of("value", value.get()));
        }

        @Override
        public Availability availability() {
            beforeAvailability.accept(asked.incrementAndGet());
            return Availability.ONLINE;
        }

        @Override
        public Cancellable watch(Runnable whenChanged) {
            changed = whenChanged;
            return () -> {};
        }

        @Override
        public DeviceId id() {
            beforeId.run();
            return new DeviceId("locked");
        }

        @Override
        public String name() {
            return "Locked";
        }

        @Override
        public String driver() {
            return "test";
        }

        @Override
        public DeviceKind kind() {
            return DeviceKind.LIGHT;
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
            return Uni.createFrom().nothing();
        }
    }
}
