package org.aubade.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aubade.program.Step;
import org.aubade.program.StepPath;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunState;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;
import org.jboss.logging.Logger;

/**
 * Asks this service itself, as soon as it listens, for things that change nothing: thereby the first request of somebody else
 * finds the code loaded, and is answered nearly as fast as later ones. Without effect where the service does not listen to plain
 * HTTP on the loopback interface.
 */
@Singleton
class FirstRequest {
    private static final Logger LOG = Logger.getLogger("aubade.api");
    /** What was done once is still slow. */
    private static final int TIMES = 10;

    private static final int PATIENCE_MILLIS = 2_000;
    private static final String PROGRAM = """
            {"name":"first","do":{"seq":[{"delay":"1s"}]}}""";

    /** Lists, and a request with a body. */
    private static final List<String> REQUESTS = List.of(
            "GET /api/devices HTTP/1.1",
            "GET /api/runs?limit=1 HTTP/1.1",
            "POST /api/programs/first/check HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: "
                    + PROGRAM.length());

    private final ObjectMapper json;

    FirstRequest(ObjectMapper json) {
        this.json = json;
    }

    void ask(@ObservesAsync HttpServerStart started, HttpServer server) {
        try {
            for (int time = 0; time < TIMES; time++) {
                writeRun();
                for (String request : REQUESTS) {
                    ask(server.getPort(), request);
                }
            }
        } catch (IOException e) {
            LOG.debug("The service could not ask itself.", e);
        }
    }

    /** What answers a run, which no request can show that changes nothing. */
    private void writeRun() throws JsonProcessingException {
        Instant now = Instant.EPOCH;
        StepResult step =
                new StepResult(StepPath.ROOT, Step.delay(Duration.ZERO), StepState.SUCCEEDED, now, now, null, 1);
        Run run = new Run(
                RunId.create(),
                "first",
                new Cause.Request(),
                RunState.SUCCEEDED,
                now,
                now,
                now,
                null,
                List.of(),
                List.of(step));
        byte[] answer = json.writeValueAsBytes(RunStarter.answer(Status.OK, run).getEntity());
        LOG.debugf("A run takes %d bytes.", answer.length);
    }

    private static void ask(int port, String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String whole = request + "\r\nHost: localhost:" + port
                    + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n"
                    + (request.startsWith("POST") ? PROGRAM : "");
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
            int answer = socket.getInputStream().readAllBytes().length;
            LOG.debugf("The service asked itself, and got %d bytes.", answer);
        }
    }
}
