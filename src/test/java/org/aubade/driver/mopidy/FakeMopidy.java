package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A Mopidy on a free port of this machine, with a library, a web socket, and manners as a test wants them. */
public final class FakeMopidy implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it plays, and how. */
    final FakeCore core = new FakeCore();

    /** The calls that came, in order, without those that only read. */
    final List<String> told = new CopyOnWriteArrayList<>();

    /** The same, by request, those that only read left out. */
    final List<List<String>> batches = new CopyOnWriteArrayList<>();

    /** How many requests came. */
    final AtomicInteger requests = new AtomicInteger();

    /** How many requests came that are not answered. */
    final AtomicInteger silenced = new AtomicInteger();

    /** How many of those were abandoned by who made them. */
    final AtomicInteger abandoned = new AtomicInteger();

    /** The header that names who asks, as it came last. */
    volatile @Nullable String authorization;

    /** Whether nobody may listen. */
    volatile boolean deaf;

    /** How it answers; as Mopidy does unless a test says otherwise. */
    volatile Manners manners = Manners.GOOD;

    private final Vertx vertx = Vertx.vertx();
    private final List<ServerWebSocket> listeners = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private int port;

    public FakeMopidy() {
        start();
    }

    /** How requests are answered. */
    sealed interface Manners {
        Manners GOOD = new Good();

        /** As Mopidy does. */
        record Good() implements Manners {}

        /** With this, whatever is asked. */
        record Fixed(int status, String body) implements Manners {}

        /** By sending the client to another address. */
        record Redirect(String location) implements Manners {}

        /** Not at all. */
        record Silent() implements Manners {}

        /** By closing the connection. */
        record Rude() implements Manners {}
    }

    /** Starts again where it was. */
    void start() {
        HttpServer started =
                await(vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1"));
        server = started;
        port = started.actualPort();
    }

    /** Goes away, with all connections. */
    void stop() {
        if (server != null) {
            await(server.close());
        }
        listeners.clear();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How many listen to what it says. */
    int listeners() {
        return listeners.size();
    }

    /** Says something to all who listen. */
    void say(String text) {
        listeners.forEach(listener -> listener.writeTextMessage(text));
    }

    private void listened(ServerWebSocket socket) {
        listeners.add(socket);
        socket.closeHandler(_ -> listeners.remove(socket));
    }

    private void answer(HttpServerRequest request) {
        requests.incrementAndGet();
        authorization = request.getHeader("Authorization");
        switch (manners) {
            case Manners.Fixed fixed ->
                request.response().setStatusCode(fixed.status()).end(fixed.body());
            case Manners.Redirect redirect ->
                request.response()
                        .setStatusCode(307)
                        .putHeader("Location", redirect.location())
                        .end();
            case Manners.Silent _ -> {
                request.connection().closeHandler(_ -> abandoned.incrementAndGet());
                silenced.incrementAndGet();
            }
            case Manners.Rude _ -> request.connection().close();
            case Manners.Good _ -> answerWell(request);
        }
    }

    private void answerWell(HttpServerRequest request) {
        if ("/mopidy/ws".equals(request.path()) && !deaf) {
            var _ = request.toWebSocket().onSuccess(this::listened);
        } else if (!"/mopidy/rpc".equals(request.path())) {
            request.response().setStatusCode(404).end();
        } else if (!"application/json".equals(request.getHeader("Content-Type"))) {
            request.response().setStatusCode(415).end();
        } else {
            request.body()
                    .onSuccess(body -> request.response()
                            .putHeader("Content-Type", "application/json; charset=utf-8")
                            .end(answers(body.getBytes())));
        }
    }

    private String answers(byte[] body) {
        try {
            ArrayNode answers = JSON.createArrayNode();
            List<String> batch = new ArrayList<>();
            for (JsonNode call : JSON.readTree(body)) {
                String method = call.path("method").asText();
                if (!method.contains(".get_")) {
                    batch.add(method.substring("core.".length()));
                }
                answers.addObject()
                        .put("jsonrpc", "2.0")
                        .put("id", call.path("id").intValue())
                        .set("result", core.call(method, call.path("params")));
            }
            if (!batch.isEmpty()) {
                told.addAll(batch);
                batches.add(List.copyOf(batch));
            }
            return answers.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
