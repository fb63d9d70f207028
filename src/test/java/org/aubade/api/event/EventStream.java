package org.aubade.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Server-sent events as they come in, read in the background. */
public final class EventStream implements AutoCloseable {
    /** One event; a comment is an event called {@code :} without data. */
    public record Event(String name, JsonNode data) {
        String text(String field) {
            return data.path(field).asText();
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<Optional<Event>> events = new LinkedBlockingQueue<>();
    private final InputStream in;

    private EventStream(InputStream in) {
        this.in = in;
    }

    /** The stream at {@code address}, a path or all of it, once the server listens to what happens. */
    public static EventStream open(String address) {
        URI uri = URI.create("http://localhost:" + RestAssured.port + "/").resolve(address);
        try {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(uri)
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            var stream = new EventStream(answer.body());
            var _ = Thread.ofVirtual().start(stream::read);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next event or comment; empty at the end. */
    public Optional<Event> nextOrComment() {
        try {
            Optional<Event> next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("an event within %d s", PATIENCE_SECONDS).isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next event, which has to come. */
    public Event next() {
        Event next = nextOrComment().orElseThrow();
        return next.name().equals(":") ? next() : next;
    }

    /** All further events, up to the end of the stream. */
    public List<Event> untilEnd() {
        List<Event> all = new ArrayList<>();
        for (Optional<Event> next = nextOrComment(); next.isPresent(); next = nextOrComment()) {
            if (!next.get().name().equals(":")) {
                all.add(next.get());
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void read() {
        String name = "";
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    events.add(Optional.of(new Event(":", JSON.nullNode())));
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length());
                } else if (line.startsWith("data:")) {
                    events.add(Optional.of(new Event(name, JSON.readTree(line.substring("data:".length())))));
                }
            }
            events.add(Optional.empty());
        } catch (IOException _) {
            events.add(Optional.empty());
        }
    }
}
