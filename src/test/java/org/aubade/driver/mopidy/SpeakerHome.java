package org.aubade.driver.mopidy;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** A driver in real time, with what tests ask of its speakers. */
final class SpeakerHome implements AutoCloseable {
    private static final DeviceId ID = new DeviceId("kitchen");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(SpeakerHome::thread);
    final TimeSource time = new TimeSource(Clock.systemUTC(), timer);
    private final List<String> permitted = new CopyOnWriteArrayList<>();
    final MopidyDriver driver;

    /** @param patience how long a song may take to be heard */
    SpeakerHome(Duration patience) {
        driver = new MopidyDriver(new Permitting(permitted), patience, time);
    }

    /** A thread that knows the classes of this test, whichever application was tested before. */
    private static Thread thread(Runnable task) {
        Thread thread = Thread.ofPlatform().daemon().unstarted(task);
        thread.setContextClassLoader(SpeakerHome.class.getClassLoader());
        return thread;
    }

    /** Lets speakers be added at {@code url}. */
    void permit(String url) {
        permitted.add(MopidyAddress.parse(url).origin());
    }

    Device speaker(String url) {
        permit(url);
        return driver.create(ID, "Kitchen Speaker", Map.of("url", url));
    }

    Device connected(String url) {
        Device speaker = speaker(url);
        await(speaker.connect());
        return speaker;
    }

    /** What finds songs for the speaker. */
    SongFinder finder(String url) {
        return new SongFinder(new Mopidy(ID, MopidyAddress.parse(url), driver.network()));
    }

    static <T extends @Nullable Object> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    static void tell(Device speaker, MessageType type) {
        await(speaker.send(Message.of(type)));
    }

    static void tell(Device speaker, MessageType type, String data) {
        await(speaker.send(new Message(type, data)));
    }

    private record Permitting(List<String> permitted) implements MopidyConfig {
        @Override
        public Map<String, Speaker> speakers() {
            return Map.of();
        }

        @Override
        public Optional<List<String>> addresses() {
            return Optional.of(permitted);
        }
    }

    @Override
    public void close() {
        driver.close();
        timer.shutdownNow();
    }
}
