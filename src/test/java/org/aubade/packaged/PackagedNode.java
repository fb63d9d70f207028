package org.aubade.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A process of the packaged application (the jar, or the native executable if there is one) on a free port. */
public final class PackagedNode implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final String url;

    private PackagedNode(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.url = "http://127.0.0.1:" + port();
    }

    /** Starts one and waits until it answers; {@code log} is a file that must not exist. */
    public static PackagedNode start(Path log, Map<String, String> configuration) {
        Process process = launch(log, configuration);
        try {
            return new PackagedNode(process, log);
        } catch (RuntimeException | Error late) {
            process.destroyForcibly();
            throw late;
        }
    }

    private static Process launch(Path log, Map<String, String> configuration) {
        List<String> settings = new ArrayList<>();
        configuration.forEach((key, value) -> settings.add("-D" + key + "=" + value));
        settings.add("-Dquarkus.http.port=0");
        try {
            return new ProcessBuilder(command(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What starts the application, from any directory, with {@code settings} such as {@code -Daubade.store=memory}. */
    static List<String> command(List<String> settings) {
        Path executable = Path.of(System.getProperty("native.image.path", "none"));
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(executable)) {
            command.add(executable.toAbsolutePath().toString());
            command.addAll(settings);
            return command;
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m"));
        command.addAll(settings);
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar");
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return command;
    }

    private String port() {
        return Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            if (!process.isAlive()) {
                                throw new IllegalStateException("it did not start: " + log());
                            }
                            Matcher matcher = LISTENING.matcher(String.join("\n", log()));
                            return matcher.find() ? matcher.group(1) : "";
                        },
                        found -> !found.isEmpty());
    }

    /** What it has said so far. */
    public List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of the answer; fails unless the status is one of {@code expected}. */
    @CanIgnoreReturnValue
    public JsonNode send(String method, String path, String body, Integer... expected) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (!List.of(expected).contains(answer.statusCode())) {
                throw new AssertionError(method + " " + path + " gave " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode get(String path) {
        return send("GET", path, "", 200);
    }

    /** Stops it where it is, as a machine does that sleeps; nothing of it runs until {@link #unpause}. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on where it was. */
    public void unpause() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " gave " + kill.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it without a word, as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        join();
    }

    /** Ends it as an operator does. */
    public void stop() {
        process.destroy();
        join();
    }

    private void join() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("it did not end: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
