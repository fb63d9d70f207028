package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A process of the real Mopidy, with a library of silence that this makes and a sound card that is none. */
public final class RealMopidy implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final int port;
    private Process process;

    private RealMopidy(Path home) throws IOException {
        this.home = home;
        this.port = freePort();
        configure();
        finish(launch("scan.log", "local", "scan"));
        this.process = launch("mopidy.log");
        awaitAnswer();
    }

    /** Starts one that keeps everything in {@code home}; where Mopidy is not installed the test is skipped and says so. */
    public static RealMopidy start(Path home) {
        Assumptions.assumeTrue(
                installed(),
                "no mopidy on the PATH, so no song was really played; to see one:"
                        + " apt-get install mopidy mopidy-local");
        try {
            return new RealMopidy(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "mopidy")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void configure() throws IOException {
        Path music = Files.createDirectories(home.resolve("music"));
        Path playlists = Files.createDirectories(home.resolve("playlists"));
        Silence.write(music.resolve("rick.wav"), "Rick Astley", "Never Gonna Give You Up");
        Silence.write(music.resolve("karaoke.wav"), "Party Tyme", "Never Gonna Give You Up (Karaoke)");
        Silence.write(music.resolve("grieg.wav"), "Edvard Grieg", "Morning Mood");
        Files.writeString(music.resolve("broken.wav"), "RIFF and nothing more");
        Files.writeString(playlists.resolve("morning.m3u8"), "#EXTM3U\n" + file("grieg.wav") + "\n" + file("rick.wav"));
        Files.writeString(home.resolve("mopidy.conf"), """
                [core]
                cache_dir = %1$s/cache
                config_dir = %1$s/config
                data_dir = %1$s/data
                [audio]
                mixer = software
                output = fakesink sync=true
                [http]
                hostname = 127.0.0.1
                port = %2$d
                zeroconf =
                [file]
                media_dirs = %1$s/music
                [local]
                media_dir = %1$s/music
                [m3u]
                playlists_dir = %1$s/playlists
                """.formatted(home, port));
    }

    private Process launch(String log, String... command) throws IOException {
        Stream<String> mopidy =
                Stream.of("mopidy", "--config", home.resolve("mopidy.conf").toString());
        return new ProcessBuilder(Stream.concat(mopidy, Stream.of(command)).toList())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(log).toFile())
                .start();
    }

    private void awaitAnswer() {
        try {
            Awaitility.await()
                    .atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> ask("core.get_version").isTextual());
        } catch (RuntimeException late) {
            close();
            throw late;
        }
    }

    /** The URI of one of its files. */
    public String file(String name) {
        return home.resolve("music").resolve(name).toUri().toString().replaceFirst("^file:/+", "file:///");
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Its own answer to a call without parameters. */
    public JsonNode ask(String method) {
        return ask(method, "{}");
    }

    /** Its own answer to a call with {@code parameters}, a JSON object. */
    JsonNode ask(String method, String parameters) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/mopidy/rpc"))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method
                        + "\", \"params\": " + parameters + "}"))
                .build();
        try {
            JsonNode answer = JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (!answer.has("result")) {
                throw new AssertionError(method + " gave " + answer);
            }
            return answer.get("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it without a word, as a power cut does. */
    public void kill() {
        finish(process.destroyForcibly());
    }

    /** Starts it again where it was. */
    public void startAgain() {
        try {
            process = launch("mopidy.log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    private static void finish(Process process) {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        client.close();
        kill();
    }
}
