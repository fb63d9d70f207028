package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.device.DeviceId;
import org.aubade.device.OtherThread;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

/** The driver holds no lock while it calls what it was given. */
class ForeignCodeTest {
    private static final DeviceId ID = new DeviceId("kitchen");
    private static final MopidyAddress NOBODY = MopidyAddress.parse("http://127.0.0.1:9");

    private final VirtualTime time = new VirtualTime();
    private final List<Boolean> gotThrough = new ArrayList<>();

    @Test
    void while_a_refresh_is_cancelled_another_thread_can_request_one() {
        List<CoalescedRefresh> refresh = new ArrayList<>();
        Uni<Void> running = Uni.createFrom()
                .<Void>nothing()
                .onCancellation()
                .invoke(() -> gotThrough.add(
                        OtherThread.finishes(() -> refresh.getFirst().request())));
        refresh.add(new CoalescedRefresh(() -> running, time.source()));
        refresh.getFirst().request();
        time.advance(Duration.ofSeconds(1));
        refresh.getFirst().close();
        assertThat(gotThrough).containsExactly(true);
    }

    @Test
    void while_it_reports_a_failed_connection_another_thread_can_close_it() {
        Network network = new Network();
        var _ = network.client();
        network.close();
        List<EventSocket> events = new ArrayList<>();
        events.add(new EventSocket(
                network,
                NOBODY,
                time.source(),
                () -> gotThrough.add(
                        OtherThread.finishes(() -> events.getFirst().close()))));
        events.getFirst().listen();
        assertThat(gotThrough).containsExactly(true);
    }

    @Test
    void while_a_speaker_opens_its_event_socket_another_thread_can_disconnect_it() {
        try (FakeMopidy mopidy = new FakeMopidy();
                Network network = new Network()) {
            MopidyAddress address = MopidyAddress.parse(mopidy.url());
            Identity identity = new Identity(ID, "Kitchen Speaker", Optional.empty());
            Player player = new Player(new Mopidy(ID, address, network), Duration.ofSeconds(1), time.source());
            List<MopidySpeaker> speaker = new ArrayList<>();
            speaker.add(new MopidySpeaker(
                    identity,
                    player,
                    changed -> {
                        gotThrough.add(OtherThread.finishes(
                                () -> SpeakerHome.await(speaker.getFirst().disconnect())));
                        return new EventSocket(network, address, time.source(), changed);
                    },
                    time.source()));
            SpeakerHome.await(speaker.getFirst().connect());
            SpeakerHome.await(speaker.getFirst().disconnect());
        }
        assertThat(gotThrough).containsExactly(true);
    }
}
