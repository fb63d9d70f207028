package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.aubade.device.DeviceId;
import org.aubade.device.OtherThread;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The driver holds no lock while it calls what it was given. */
class ForeignCodeTest {
    private static final DeviceId ID = new DeviceId("kitchen");
    private static final MopidyAddress NOBODY = MopidyAddress.parse("http://127.0.0.1:9");

    private final VirtualTime time = new VirtualTime();
    private final List<Boolean> gotThrough = new ArrayList<>();

    @Test
    void while_a_look_is_cancelled_another_thread_can_ask_for_one() {
        AtomicReference<@Nullable Glances> glances = new AtomicReference<>();
        Uni<Void> look = Uni.createFrom()
                .<Void>nothing()
                .onCancellation()
                .invoke(() ->
                        gotThrough.add(OtherThread.finishes(() -> glances.get().soon())));
        glances.set(new Glances(() -> look, time.source()));
        glances.get().soon();
        time.advance(Duration.ofSeconds(1));
        glances.get().close();
        assertThat(gotThrough).containsExactly(true);
    }

    @Test
    void while_it_says_that_there_is_no_connection_to_be_had_another_thread_can_end_it() {
        Network network = new Network();
        network.client();
        network.close();
        AtomicReference<@Nullable News> news = new AtomicReference<>();
        news.set(new News(
                network,
                NOBODY,
                time.source(),
                () -> gotThrough.add(OtherThread.finishes(() -> news.get().close()))));
        news.get().listen();
        assertThat(gotThrough).containsExactly(true);
    }

    @Test
    void while_a_speaker_begins_to_listen_another_thread_can_disconnect_it() {
        try (FakeMopidy mopidy = new FakeMopidy();
                Network network = new Network()) {
            MopidyAddress address = MopidyAddress.parse(mopidy.url());
            Identity identity = new Identity(ID, "Kitchen Speaker", Optional.empty());
            Player player = new Player(new Mopidy(ID, address, network), Duration.ofSeconds(1), time.source());
            AtomicReference<@Nullable MopidySpeaker> speaker = new AtomicReference<>();
            speaker.set(new MopidySpeaker(
                    identity,
                    player,
                    changed -> {
                        gotThrough.add(OtherThread.finishes(
                                () -> SpeakerHome.await(speaker.get().disconnect())));
                        return new News(network, address, time.source(), changed);
                    },
                    time.source()));
            SpeakerHome.await(speaker.get().connect());
            SpeakerHome.await(speaker.get().disconnect());
        }
        assertThat(gotThrough).containsExactly(true);
    }
}
