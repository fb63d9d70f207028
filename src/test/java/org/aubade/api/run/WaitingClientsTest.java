package org.aubade.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class WaitingClientsTest {
    /** More than there are threads of any kind. */
    private static final int CLIENTS = 500;

    @Test
    void clients_that_wait_hold_no_threads() {
        String body = "name: " + Rest.unique("wait") + "\noverlap: parallel\ndo: {delay: 2s}";
        try (HttpClient client = HttpClient.newHttpClient()) {
            Instant begin = Instant.now();
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                            () -> client.sendAsync(start(body), HttpResponse.BodyHandlers.ofString()))
                    .limit(CLIENTS)
                    .toList();

            assertThat(given().get("/api/devices").statusCode()).isEqualTo(200);
            assertThat(answers).noneMatch(CompletableFuture::isDone);

            assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(200);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void a_client_that_goes_away_while_it_waits_does_not_cancel_the_run() {
        String name = Rest.unique("abandoned");
        HttpClient client = HttpClient.newHttpClient();
        var _ = client.sendAsync(start("name: " + name + "\ndo: {delay: 1s}"), HttpResponse.BodyHandlers.ofString());
        Awaitility.await().until(() -> !states(name).isEmpty());

        client.shutdownNow();

        Awaitility.await().untilAsserted(() -> assertThat(states(name)).containsExactly("SUCCEEDED"));
    }

    private static List<String> states(String program) {
        return given().get("/api/runs?program=" + program).jsonPath().getList("state", String.class);
    }

    private static HttpRequest start(String program) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/runs?wait=30s"))
                .header("Content-Type", Rest.YAML)
                .POST(HttpRequest.BodyPublishers.ofString(program))
                .build();
    }
}
