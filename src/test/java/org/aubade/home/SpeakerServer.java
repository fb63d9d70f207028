package org.aubade.home;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.aubade.driver.mopidy.FakeMopidy;
import org.jspecify.annotations.Nullable;

/** A Mopidy in the place of the simulated speaker. */
public final class SpeakerServer implements QuarkusTestResourceLifecycleManager {
    private @Nullable FakeMopidy mopidy;

    @Override
    public Map<String, String> start() {
        FakeMopidy started = new FakeMopidy();
        mopidy = started;
        return Map.of(
                "aubade.mopidy.speakers.smart-speaker.url", started.url(),
                "aubade.mopidy.speakers.smart-speaker.name", "Kitchen Speaker",
                "aubade.mopidy.speakers.smart-speaker.room", "Kitchen");
    }

    @Override
    public void stop() {
        if (mopidy != null) {
            mopidy.close();
        }
    }
}
