package org.aubade.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as a service does, with what a test has told it. */
final class FakeService implements AutoCloseable {
    private record Answer(int status, String type, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@code request} is a method and a path with its query. */
    void json(String request, String body) {
        answers.put(request, new Answer(200, "application/json", body));
    }

    void problem(String request, int status, String body) {
        answers.put(request, new Answer(status, "application/problem+json", body));
    }

    /** A stream of events, each with its name and its data; it ends after the last one. */
    void events(String request, String... namesAndData) {
        StringBuilder text = new StringBuilder(": still here\n\n");
        for (int event = 0; event < namesAndData.length; event += 2) {
            text.append("event:%s\ndata:%s\n\n".formatted(namesAndData[event], namesAndData[event + 1]));
        }
        answers.put(request, new Answer(200, "text/event-stream", text.toString()));
    }

    /** What it was asked, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The header Authorization of each request that had one. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        tokens.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        Answer answer = answers.getOrDefault(
                request, new Answer(404, "application/problem+json", "{\"detail\": \"not told: " + request + "\"}"));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
