package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.device.MessageType.PLAY_SONG;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.driver.mopidy.SpeakerHome.tell;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import org.aubade.device.Device;
import org.aubade.device.DeviceRefused;
import org.aubade.device.DeviceSettings;
import org.aubade.device.DeviceTimeout;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.driver.mopidy.FakeMopidy.Manners;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a speaker says when its far side is not as it should be. */
class MopidyTroubleTest {
    private final FakeMopidy mopidy = new FakeMopidy();
    private final SpeakerHome home = new SpeakerHome(Duration.ofMillis(500));

    @AfterEach
    void close() {
        home.close();
        mopidy.close();
    }

    private void answers(Manners manners, String complaint) {
        Device speaker = home.connected(mopidy.url());
        mopidy.manners = manners;
        assertThatThrownBy(() -> tell(speaker, SWITCH_ON))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageStartingWith("device 'kitchen' ")
                .hasMessageContaining(complaint)
                .satisfies(failure -> assertThat(
                                String.valueOf(failure.getMessage()).length())
                        .isLessThan(500));
        mopidy.manners = Manners.GOOD;
        tell(speaker, SWITCH_OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "401 | write the address as http://user:password@host:port",
                "403 | csrf_protection",
                "404 | is that Mopidy? Its address is what precedes /mopidy",
                "302 | with the status 302, where Mopidy answers 200",
                "500 | with the status 500, where Mopidy answers 200",
                "503 | with the status 503",
            })
    void a_status_other_than_200_is_named(int status, String complaint) {
        answers(new Manners.Fixed(status, "<h1>no</h1>"), complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{}", "[]", "3", "[{}]", "{\"result\": 1}", "[1,2,3,4,5,6]", "[{},{},{},{},{},{}]"})
    void json_that_answers_nothing_is_refused(String body) {
        answers(new Manners.Fixed(200, body), "has not answered as Mopidy does");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><body>Welcome to nginx!</body></html>", "[{\"id\": 1, \"resu", "\u0000\u0001", "[1] 2]"})
    void what_is_not_json_is_refused(String body) {
        answers(new Manners.Fixed(200, body), "has not answered");
    }

    @Test
    void a_tree_that_is_too_deep_is_refused() {
        answers(new Manners.Fixed(200, "[".repeat(100_000)), "has not answered with JSON");
    }

    @Test
    void an_answer_that_is_too_long_is_not_read_to_its_end() {
        answers(new Manners.Fixed(200, "[\"" + "x".repeat(8 * 1024 * 1024) + "\"]"), "has more than 4194304 bytes");
    }

    @Test
    void an_error_of_mopidy_is_told_in_its_own_words() {
        answers(
                new Manners.Fixed(200, """
                        {"jsonrpc": "2.0", "id": null, "error": {"code": -32600, "message": "Invalid Request",
                         "data": "'params', if given,\\nmust be"}}"""),
                "has failed at the request: 'Invalid Request: 'params', if given,\\u000amust be'");
        answers(
                new Manners.Fixed(
                        200,
                        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"message\":\"Application error\",\"data\":{\"message\":"
                                + "\"no mixer\",\"traceback\":\"…\"}}}" + ",{}".repeat(5) + "]"),
                "has failed at core.mixer.set_mute: 'Application error: no mixer'");
    }

    @Test
    void a_connection_that_breaks_is_told() {
        answers(new Manners.Rude(), "has not answered at " + mopidy.url());
    }

    @Test
    void where_nobody_listens_it_says_what_to_look_at() {
        mopidy.stop();
        assertThatThrownBy(() -> home.connected(mopidy.url()))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("'kitchen' cannot be reached at " + mopidy.url())
                .hasMessageContaining("is Mopidy running there, with the hostname in its [http] open to this machine?");
    }

    @Test
    void a_host_that_does_not_exist_is_told() {
        assertThatThrownBy(() -> home.connected("http://no-such-host.invalid:6680"))
                .isInstanceOf(DeviceRefused.class)
                .hasMessageContaining("no-such-host.invalid:6680: no such host is known");
    }

    @Test
    void a_password_goes_to_mopidy_and_into_no_message() {
        String url = mopidy.url().replace("//", "//me:s3cret@");
        Device speaker = home.connected(url);
        assertThat(mopidy.authorization).isEqualTo("Basic bWU6czNjcmV0");
        mopidy.stop();
        assertThatThrownBy(() -> tell(speaker, SWITCH_ON)).hasMessageNotContaining("s3cret");
    }

    @Test
    void a_cancelled_message_ends_the_request() {
        Device speaker = home.connected(mopidy.url());
        mopidy.manners = new Manners.Silent();
        Cancellable sending = speaker.send(new Message(PLAY_SONG, "Never Gonna Give You Up"))
                .subscribe()
                .with(_ -> {});
        Awaitility.await().until(() -> mopidy.silenced.get() > 0);
        assertThat(mopidy.abandoned).hasValue(0);
        sending.cancel();
        Awaitility.await().untilAsserted(() -> assertThat(mopidy.abandoned).hasPositiveValue());
    }

    @Test
    void a_mopidy_that_does_not_answer_times_out_and_the_next_message_is_sent() {
        IotService iot = new IotService(List.of(), DeviceSettings.DEFAULT, home.time);
        Device speaker = home.speaker(mopidy.url());
        assertThat(SpeakerHome.await(iot.register(speaker)).device()).isSameAs(speaker);
        mopidy.manners = new Manners.Silent();
        assertThatThrownBy(
                        () -> SpeakerHome.await(iot.send(speaker.id(), Message.of(SWITCH_ON), Duration.ofMillis(200))))
                .isInstanceOf(DeviceTimeout.class);
        mopidy.manners = Manners.GOOD;
        SpeakerHome.await(iot.send(speaker.id(), Message.of(SWITCH_OFF), null));
        assertThat(mopidy.told).contains("tracklist.clear");
    }
}
