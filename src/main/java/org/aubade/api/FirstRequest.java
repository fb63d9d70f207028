package org.aubade.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.program.InMemoryProgramCatalog;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.run.InMemoryRunStore;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.time.TimeSource;
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
    private static final int TIMES = 20;

    /** A path that is there for these requests only. */
    private static final String DOOR = "/first-request";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Program PROGRAM =
            ProgramBuilder.program("first").delay(Duration.ofMillis(1)).build();

    /** Lists, a request with a body, and a run of a program that cannot be there, since its name is not allowed. */
    private static final List<Request> REQUESTS = List.of(
            new Request("GET /api/devices", ""),
            new Request("GET /api/runs?limit=1", ""),
            new Request("POST /api/programs/first/check", """
                    {"name":"first","do":{"seq":[{"delay":"1s"}]}}"""),
            new Request("POST /api/programs/-/runs?wait=1s", ""),
            new Request("GET " + DOOR, ""));

    private final ObjectMapper json;
    private volatile boolean stopping;

    FirstRequest(ObjectMapper json) {
        this.json = json;
    }

    void ask(@ObservesAsync HttpServerStart started, HttpServer server, Router router, TimeSource time) {
        RunService nowhere = new RunService(
                new IotService(List.of(), DeviceSettings.DEFAULT, time),
                new InMemoryProgramCatalog(),
                new InMemoryRunStore(1, 1),
                RunSettings.DEFAULT,
                time);
        Route door = router.get(DOOR).handler(FirstRequest::answer);
        try {
            for (int number = 0; number < TIMES && !stopping; number++) {
                answerRun(new RunStarter(nowhere, time));
                for (Request request : REQUESTS) {
                    if (!stopping) {
                        ask(server.getPort(), request);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The service could not ask itself.", e);
        } finally {
            nowhere.close();
            door.remove();
        }
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    /** Where there was no such moment, as in development. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** What no request can show that changes nothing: a run that is waited for. */
    private void answerRun(RunStarter starter) throws JsonProcessingException {
        RunView run = starter.start(PROGRAM, PATIENCE).await().atMost(PATIENCE).getEntity();
        LOG.debugf("A run takes %d bytes.", json.writeValueAsBytes(run).length);
    }

    /** Makes the address that answers tell, which no request shows that changes nothing. */
    private static void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.end(request.scheme() + "://" + request.authority());
    }

    private static void ask(int port, Request request) throws IOException {
        try (Socket socket = new Socket()) {
            int patience = (int) PATIENCE.toMillis();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
            socket.setSoTimeout(patience);
            socket.getOutputStream().write(request.text(port).getBytes(StandardCharsets.US_ASCII));
            int answer = socket.getInputStream().readAllBytes().length;
            LOG.debugf("The service asked itself, and got %d bytes.", answer);
        }
    }

    /** @param line its method and path */
    private record Request(String line, String body) {
        String text(int port) {
            return line + " HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nAccept: application/json\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        }
    }
}
