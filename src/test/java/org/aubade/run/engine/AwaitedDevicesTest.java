package org.aubade.run.engine;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

class AwaitedDevicesTest {
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final int MANY = 2_000;

    private final VirtualTime time = new VirtualTime();
    private final IotService iot = new IotService(List.of(), DeviceSettings.DEFAULT, time.source());
    private final AwaitedDevices awaited = new AwaitedDevices(iot, time.source().timer());

    private UniAssertSubscriber<Void> waiter() {
        return awaited.untilRegistered(LAMP, ofSeconds(60)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void register() {
        iot.adopt(FakeDevice.light(LAMP.value(), time.source()));
    }

    @Test
    void a_device_that_is_there_is_not_waited_for() {
        register();
        UniAssertSubscriber<Void> waiter = waiter();
        time.settle();

        waiter.assertCompleted();
        assertThat(awaited.isMissing(LAMP)).isFalse();
        assertThat(awaited.ids()).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void whoever_waits_goes_on_when_the_device_is_registered() {
        List<UniAssertSubscriber<Void>> waiters = List.of(waiter(), waiter());
        time.advance(ofSeconds(59));
        waiters.forEach(UniAssertSubscriber::assertNotTerminated);
        assertThat(awaited.ids()).containsExactly(LAMP);

        register();
        time.settle();
        waiters.forEach(UniAssertSubscriber::assertCompleted);
        assertThat(awaited.ids()).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void a_wait_ends_in_any_case() {
        UniAssertSubscriber<Void> waiter = waiter();
        time.advance(ofSeconds(60));

        waiter.assertCompleted();
        assertThat(awaited.ids()).isEmpty();
    }

    @Test
    void whoever_cancels_is_forgotten_and_the_others_wait_on() {
        UniAssertSubscriber<Void> first = waiter();
        UniAssertSubscriber<Void> second = waiter();
        first.cancel();
        register();
        time.settle();
        first.assertNotTerminated();
        second.assertCompleted();
    }

    @Test
    void nothing_is_left_of_waiters_that_have_cancelled_even_before_they_waited() {
        UniAssertSubscriber<Void> late = waiter();
        awaited.untilRegistered(LAMP, ofSeconds(60))
                .subscribe()
                .withSubscriber(new UniAssertSubscriber<>(Context.empty(), true));
        late.cancel();

        assertThat(awaited.ids()).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void no_waiter_is_missed_while_devices_are_registered_on_another_thread() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (var registering = Executors.newSingleThreadExecutor()) {
            TimeSource real = new TimeSource(Clock.systemUTC(), timer);
            IotService home = new IotService(List.of(), DeviceSettings.DEFAULT, real);
            AwaitedDevices waited = new AwaitedDevices(home, timer);
            List<FakeDevice> found = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                found.add(FakeDevice.light("lamp " + i, real));
            }
            var registered = CompletableFuture.runAsync(() -> found.forEach(home::adopt), registering);
            List<Uni<Void>> waits = new ArrayList<>();
            found.forEach(device -> waits.add(waited.untilRegistered(device.id(), ofMinutes(10))));
            Uni.join().all(waits).andCollectFailures().await().atMost(ofSeconds(30));
            registered.join();

            assertThat(waited.ids()).isEmpty();
        } finally {
            timer.shutdownNow();
        }
    }
}
