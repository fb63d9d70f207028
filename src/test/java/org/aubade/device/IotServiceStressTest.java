package org.aubade.device;

import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads: several senders, two timer threads, answers at once and later, and some senders that change their mind. */
class IotServiceStressTest {
    private static final int SENDERS = 4;
    private static final int MESSAGES = 2_000;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final TimeSource time = new TimeSource(Clock.systemUTC(), timer);
    private final List<FakeDevice> devices =
            List.of(speaker("first"), speaker("second").answering(Answer.after(ofNanos(20_000))), speaker("third"));
    private final IotService iot =
            new IotService(List.of(), new DeviceSettings(ofSeconds(30), ofSeconds(5), SENDERS * MESSAGES), time);
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> completions = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(SENDERS * MESSAGES);

    private FakeDevice speaker(String id) {
        FakeDevice device = FakeDevice.speaker(id, time);
        Answer[] mixed = new Answer[MESSAGES];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = i % 3 == 0 ? Answer.after(ofNanos(1_000)) : Answer.now();
        }
        return device.answeringNext(mixed);
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void a_device_never_has_two_messages_at_once_and_none_is_lost_or_overtakes_another() throws Exception {
        iot.registerAll(devices).await().atMost(ofSeconds(10));
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int sender = 0; sender < SENDERS; sender++) {
                int number = sender;
                senders.execute(() -> sendAll(number));
            }
        }
        assertThat(ended.await(60, TimeUnit.SECONDS))
                .as("all ended; left: %d", ended.getCount())
                .isTrue();
        iot.drain().await().atMost(ofSeconds(30));
        timer.shutdown();
        assertThat(timer.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        Map<String, Integer> told = new HashMap<>();
        for (FakeDevice device : devices) {
            assertThat(device.mostInFlight()).as(device.name()).isEqualTo(1);
            device.told().forEach(each -> told.merge(each.message().data(), 1, Integer::sum));
            for (int sender = 0; sender < SENDERS; sender++) {
                assertThat(sequence(device, sender))
                        .as("%s, sender %d", device.name(), sender)
                        .isSorted();
            }
        }
        assertThat(told.values()).as("told twice").containsOnly(1);
        assertThat(completions.values()).extracting(AtomicInteger::get).containsOnly(1);
        assertThat(completions.size() + cancelled.size()).isGreaterThanOrEqualTo(SENDERS * MESSAGES);
        assertThat(told.keySet()).containsAll(completions.keySet());
    }

    private static List<Integer> sequence(FakeDevice device, int sender) {
        return device.told().stream()
                .map(each -> each.message().data().split(":"))
                .filter(parts -> Integer.parseInt(parts[0]) == sender)
                .map(parts -> Integer.valueOf(parts[1]))
                .toList();
    }

    private void sendAll(int sender) {
        for (int i = 0; i < MESSAGES; i++) {
            String song = sender + ":" + i;
            FakeDevice device = devices.get(i % devices.size());
            Cancellable sending = iot.send(device.id(), new Message(MessageType.PLAY_SONG, song), null)
                    .onTermination()
                    .invoke(ended::countDown)
                    .subscribe()
                    .with(_ -> completions
                            .computeIfAbsent(song, _ -> new AtomicInteger())
                            .incrementAndGet());
            if (ThreadLocalRandom.current().nextInt(10) == 0) {
                cancelled.add(song);
                sending.cancel();
            }
        }
    }
}
