package org.aubade.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aubade.api.RawClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients that connect and do not go on, in a home with limits of a second and of 40 connections. */
@QuarkusTest
@TestProfile(TroubledHome.class)
class ConnectionLimitsTest {
    private static final String REQUEST = RawClient.head("GET /api/home");

    @Test
    void who_connects_and_says_nothing_is_cut() throws IOException {
        assertThat(RawClient.answer("")).isEmpty();
    }

    @Test
    void who_does_not_end_the_headers_is_cut_however_steadily_they_come() throws IOException {
        try (RawClient client = RawClient.connect()) {
            client.send(REQUEST);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !client.isOpen() || isRefused(client, "X-Slow: yes\r\n"));
        }
    }

    @Test
    void who_does_not_end_the_body_is_cut_however_steadily_it_comes() throws IOException {
        try (RawClient client = RawClient.connect()) {
            String request = RawClient.post("/api/runs", " ".repeat(1_000));
            client.send(request.substring(0, request.length() - 500));
            Awaitility.await().pollInterval(Duration.ofMillis(100)).until(() -> isRefused(client, " "));
        }
    }

    @Test
    void a_connection_serves_further_requests_and_is_cut_when_none_comes() throws IOException {
        try (RawClient client = RawClient.connect()) {
            client.send(REQUEST + "\r\n");
            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
            client.send(REQUEST + "\r\n");
            assertThat(client.untilClosed()).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void who_waits_for_an_answer_or_follows_events_is_not_cut() throws IOException {
        try (RawClient events = RawClient.connect();
                RawClient waiting = RawClient.connect()) {
            events.send(RawClient.head("GET /api/events") + "\r\n");
            waiting.send(RawClient.post("/api/runs?wait=9s", "{\"do\": {\"delay\": \"2500ms\"}}"));
            assertThat(waiting.line()).isEqualTo("HTTP/1.1 200 OK");
            String line = events.line();
            while (!line.contains("\"state\":\"SUCCEEDED\"")) {
                line = events.line();
            }
        }
    }

    @Test
    void one_connection_too_many_is_closed_and_the_others_are_kept() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                clients.add(RawClient.connect());
            }
            Awaitility.await().until(() -> !clients.getLast().isOpen());
            assertThat(clients.getFirst().isOpen()).isTrue();
            Awaitility.await().until(() -> !clients.getFirst().isOpen());
            assertThat(RawClient.answer(REQUEST + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** Whether the server has closed the connection, as the client learns when it goes on. */
    private static boolean isRefused(RawClient client, String more) throws IOException {
        try {
            client.send(more);
            return !client.isOpen();
        } catch (SocketException _) {
            return true;
        }
    }
}
