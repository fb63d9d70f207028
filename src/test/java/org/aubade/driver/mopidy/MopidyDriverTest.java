package org.aubade.driver.mopidy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aubade.device.DeviceKind;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.driver.Driver;
import org.aubade.driver.DriverContract;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class MopidyDriverTest extends DriverContract {
    private final FakeMopidy mopidy = new FakeMopidy();
    private final SpeakerHome home = new SpeakerHome(Duration.ofSeconds(1));

    @AfterEach
    void close() {
        home.close();
        mopidy.close();
    }

    @Override
    protected Driver driver() {
        return home.driver;
    }

    @Override
    protected Set<DeviceKind> kinds() {
        return Set.of(DeviceKind.SPEAKER);
    }

    @Override
    protected List<Told> examples() {
        return List.of(
                new Told(DeviceKind.SPEAKER, Message.of(MessageType.SWITCH_ON), "power", "on"),
                new Told(DeviceKind.SPEAKER, new Message(MessageType.PLAY_SONG, "Edvard Grieg"), "activity", "playing"),
                new Told(DeviceKind.SPEAKER, new Message(MessageType.SET_VOLUME, "30"), "volume", 30),
                new Told(DeviceKind.SPEAKER, Message.of(MessageType.SWITCH_OFF), "power", "off"));
    }

    @Override
    protected Map<String, String> settings(DeviceKind kind) {
        home.permit(mopidy.url());
        return Map.of("url", mopidy.url());
    }

    @Override
    protected TimeSource time() {
        return home.time;
    }

    @Override
    protected <T extends @Nullable Object> T await(Uni<T> uni) {
        return SpeakerHome.await(uni);
    }

    @Override
    protected List<MessageType> arrived() {
        return mopidy.batches.stream()
                .map(batch -> switch (String.join(" ", batch)) {
                    case "mixer.set_mute" -> MessageType.SWITCH_ON;
                    case "playback.stop tracklist.clear" -> MessageType.SWITCH_OFF;
                    default -> throw new AssertionError(batch);
                })
                .toList();
    }
}
