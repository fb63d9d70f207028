package org.aubade.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.aubade.text.LogText;

/** A service, asked over REST. Every method throws {@link CommandFailure} if it cannot be reached or answers with an error. */
final class Service implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final URI base;
    private final String token;

    /** {@code token} is empty where there is none. */
    Service(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** {@code text} as one segment of a path, or as the value of a parameter. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The JSON in {@code text}. */
    static JsonNode read(String text) throws CommandFailure {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            throw CommandFailure.service("the answer is no JSON; is that Aubade?");
        }
    }

    JsonNode get(String path) throws CommandFailure {
        return read(send(request(path).timeout(ANSWER_LIMIT), BodyHandlers.ofString(), text -> text));
    }

    JsonNode post(String path) throws CommandFailure {
        HttpRequest.Builder request = request(path).timeout(ANSWER_LIMIT).POST(HttpRequest.BodyPublishers.noBody());
        return read(send(request, BodyHandlers.ofString(), text -> text));
    }

    /** What happens, as long as the stream is open. */
    EventStream events(String path) throws CommandFailure {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        return new EventStream(send(request, BodyHandlers.ofInputStream(), Service::text));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** How the body of an error becomes text. */
    private interface ErrorText<T> {
        String of(T body) throws IOException;
    }

    private static String text(InputStream body) throws IOException {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private <T> T send(HttpRequest.Builder request, BodyHandler<T> body, ErrorText<T> error) throws CommandFailure {
        try {
            HttpResponse<T> answer = client.send(request.build(), body);
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            throw CommandFailure.service(problem(answer.statusCode(), error.of(answer.body())));
        } catch (ConnectException _) {
            throw CommandFailure.service("nothing answers at " + base + "; is the service running there? "
                    + Environment.URL_OPTION + " or AUBADE_URL names another address");
        } catch (HttpTimeoutException _) {
            throw CommandFailure.service(base + " did not answer in time; is that Aubade?");
        } catch (IOException e) {
            throw CommandFailure.service(
                    "the connection to " + base + " broke: " + LogText.oneLine(String.valueOf(e.getMessage())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandFailure.service("interrupted while " + base + " was asked");
        }
    }

    /** The words of an RFC 9457 problem, and each violation if there are several. */
    private String problem(int status, String body) {
        JsonNode problem = JSON.missingNode();
        try {
            problem = JSON.readTree(body);
        } catch (JsonProcessingException _) {
            // it is no problem of Aubade's
        }
        String detail = problem.path("detail").asText("");
        if (detail.isEmpty()) {
            return base + " answered with status " + status + " and no explanation; is that Aubade?";
        }
        StringBuilder text = new StringBuilder(LogText.oneLine(detail));
        if (problem.path("violations").size() > 1) {
            for (JsonNode violation : problem.path("violations")) {
                String line = violation.path("path").asText("") + ": "
                        + violation.path("message").asText("");
                text.append(System.lineSeparator()).append("  ").append(LogText.oneLine(line));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
