package org.aubade.api.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.json;
import static org.aubade.api.Rest.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class MessagesTest {
    /** One in flight, two waiting, and one too many. */
    private static final int TOO_MANY = 4;

    @Test
    void an_answered_message_is_answered_with_the_new_state() {
        String id = Rest.device("'kind': 'speaker'");

        assertThat(send(id, "{'type': 'SWITCH_ON'}").statusCode()).isEqualTo(200);
        Response answer = send(id, "{'type': 'PLAY_SONG', 'data': 'Für Elise'}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("id")).isEqualTo(id);
        assertThat(answer.jsonPath().getString("state.song")).isEqualTo("Für Elise");
    }

    @Test
    void what_is_wrong_with_a_message_is_said_before_anything_is_sent() {
        String id = Rest.device("");

        assertThat(problem(send("nobody", "{'type': 'SWITCH_ON'}"), 404)).startsWith("unknown device 'nobody'");
        assertThat(problem(send(id, "{'type': 'SWITCH'}"), 400))
                .startsWith("unknown message type 'SWITCH'; known: SWITCH_ON, ")
                .contains("SWITCH_OFF");
        assertThat(problem(send(id, "{'type': 'CHANGE_COLOR', 'data': 'reddish'}"), 400))
                .startsWith("CHANGE_COLOR needs a colour");
        assertThat(problem(send(id, "{'type': 'SWITCH_ON', 'data': 'now'}"), 400))
                .isEqualTo("SWITCH_ON takes no data; found 'now'");
        assertThat(problem(send(id, "{'type': 'SWITCH_ON', 'dta': ''}"), 400))
                .isEqualTo("unknown key 'dta'; known: data, type");
        assertThat(problem(send(id, "{}"), 400)).startsWith("'type' is missing");
    }

    @Test
    void a_message_that_the_device_does_not_understand_is_422() {
        assertThat(problem(send(Rest.device(""), "{'type': 'FLUSH'}"), 422))
                .endsWith("does not understand FLUSH; it understands SWITCH_ON, SWITCH_OFF, CHANGE_COLOR,"
                        + " SET_BRIGHTNESS, SET_COLOR_TEMPERATURE");
    }

    @Test
    void a_device_that_does_not_answer_is_504() {
        String id = Rest.device("'offline': true");

        assertThat(problem(send(id, "{'type': 'SWITCH_ON'}"), 504))
                .isEqualTo("device '" + id + "' did not answer SWITCH_ON within 300 ms");
    }

    @Test
    void a_device_that_refuses_is_502() {
        assertThat(problem(send(Rest.device("'failureRate': 1.0"), "{'type': 'SWITCH_ON'}"), 502))
                .isNotBlank();
    }

    @Test
    void a_message_beyond_the_queue_is_429_and_says_when_to_try_again() {
        String id = Rest.device("'offline': true");

        List<Response> answers = sendTooMany(id).map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(504, 504, 504, 429);
        Response refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(problem(refused, 429)).contains("2 messages wait for it already");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void messages_that_wait_for_a_device_that_is_deleted_are_409() {
        String id = Rest.device("'offline': true");
        List<CompletableFuture<Response>> answers = sendTooMany(id).toList();
        var _ = CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                .join();

        assertThat(given().delete("/api/devices/" + id).statusCode()).isEqualTo(204);

        List<Response> all = answers.stream().map(CompletableFuture::join).toList();
        assertThat(all).extracting(Response::statusCode).containsExactlyInAnyOrder(504, 409, 409, 429);
        assertThat(all.stream().filter(answer -> answer.statusCode() == 409))
                .allSatisfy(answer -> assertThat(problem(answer, 409)).contains("was disconnected before"));
    }

    private static Stream<CompletableFuture<Response>> sendTooMany(String id) {
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        return Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(id, "{'type': 'SWITCH_ON'}"), executor))
                .limit(TOO_MANY)
                .toList()
                .stream();
    }

    private static Response send(String id, String body) {
        return json(body).post("/api/devices/" + id + "/messages");
    }
}
