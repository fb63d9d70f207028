import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the JDK's AOT cache for the packaged application: starts it once, has it do what it is for, and stops it. Arguments:
 * the directory quarkus-app, which is left with aubade.aot and the script run; and where that script is. It takes ten seconds or so.
 */
final class Train {
    private static final int ROUNDS = 20;
    private static final List<String> READ =
            List.of("/q/health", "/api/devices", "/api/programs", "/api/programs/sleep", "/api/runs", "/api/schedules");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path work = Files.createTempDirectory("aubade-aot");
    private final int port = freePort();

    private Train() throws IOException {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path application = Path.of(arguments[0]).toAbsolutePath();
        Path cache = application.resolve("aubade.aot");
        new Train().record(application, cache);
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the JDK made no AOT cache; see what it said above");
        }
        Files.copy(
                Path.of(arguments[1]),
                application.resolve("run"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        System.out.printf("%s: %d MB%n", cache, Files.size(cache) / 1_000_000);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void record(Path application, Path cache) throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        Process process = new ProcessBuilder(
                        java(),
                        "-XX:AOTCacheOutput=" + cache,
                        // The many classes that cannot be kept are no news.
                        "-Xlog:aot=error,cds=error",
                        "-Daubade.simulated.latency=1ms",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.log.level=WARN",
                        "-jar",
                        application.resolve("quarkus-run.jar").toString())
                .directory(work.toFile())
                .inheritIO()
                .start();
        try {
            practise(process);
        } finally {
            // A stop like any other: the JDK writes the cache on the way out.
            process.destroy();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        }
    }

    private void practise(Process process) throws IOException, InterruptedException {
        awaitReady(process);
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : READ) {
                ask(request(path));
            }
            for (String program : List.of("sleep", "wake-up")) {
                ask(request("/api/programs/" + program + "/runs?wait=10s").POST(BodyPublishers.noBody()));
            }
        }
    }

    private void awaitReady(Process process) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Aubade did not start: exit " + process.exitValue());
            }
            try {
                ask(request("/q/health/ready"));
                return;
            } catch (IOException _) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("Aubade was not ready within a minute");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private void ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        int status = client.send(request.build(), BodyHandlers.ofString()).statusCode();
        if (status != 200) {
            throw new IOException("answered " + status);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
