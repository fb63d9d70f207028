package org.aubade.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * An OpenID Connect provider that lets everybody in: {@code /authorize} shows a page with a link for Anna, who is an admin; a client
 * writes {@code &as=ben&groups=family} behind the address, and gets what it wants. {@code with} makes the answer wrong in one way. It is
 * away until somebody asks for {@code /switch?on=true}.
 */
public final class TestProvider implements AutoCloseable {
    public static final String CLIENT = "aubade";
    public static final String SECRET = "a secret: with + and %";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TestTokens tokens;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> infos = new ConcurrentHashMap<>();
    private volatile boolean on;

    /** What a code was given for. */
    private record Grant(Map<String, String> asked) {}

    /** On a free port. */
    public TestProvider(Clock clock) {
        this(clock, 0);
    }

    public TestProvider(Clock clock, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tokens = new TestTokens(issuer(), clock);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** By this name it is of another site than a service at 127.0.0.1. */
    public String issuer() {
        return "http://localhost:" + port();
    }

    public void turn(boolean toOn) {
        on = toOn;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/switch")) {
                turn(Boolean.parseBoolean(query(exchange).get("on")));
                send(exchange, 200, "text/plain", "");
            } else if (on) {
                switch (path) {
                    case "/.well-known/openid-configuration" -> json(exchange, 200, metadata());
                    case "/authorize" -> authorize(exchange, query(exchange));
                    case "/token" -> token(exchange);
                    case "/jwks" -> send(exchange, 200, "application/json", tokens.keys());
                    case "/userinfo" -> userinfo(exchange);
                    default -> send(exchange, 404, "text/plain", "");
                }
            }
        } catch (JoseException e) {
            throw new IOException(e);
        }
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize?realm=home",
                "token_endpoint", issuer() + "/token",
                "userinfo_endpoint", issuer() + "/userinfo",
                "jwks_uri", issuer() + "/jwks");
    }

    private void authorize(HttpExchange exchange, Map<String, String> asked) throws IOException {
        boolean right = CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && "home".equals(asked.get("realm"))
                && asked.getOrDefault("scope", "").startsWith("openid ");
        if (!right) {
            send(exchange, 400, "text/plain", "wrong request");
        } else if (!asked.containsKey("as")) {
            String anna =
                    exchange.getRequestURI().getRawQuery().replace("&", "&amp;") + "&amp;as=anna&amp;groups=admins";
            send(
                    exchange,
                    200,
                    "text/html",
                    "<!doctype html><link rel=\"icon\" href=\"data:,\"><title>Provider</title><a href=\"?" + anna
                            + "\">I am Anna</a>");
        } else {
            String code = UUID.randomUUID().toString();
            grants.put(code, new Grant(asked));
            String answer = "denied".equals(asked.get("with")) ? "error=access_denied" : "code=" + code;
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            asked.get("redirect_uri") + "?" + answer + "&state=" + asked.get("state") + "&iss="
                                    + issuer());
            send(exchange, 302, "text/plain", "");
        }
    }

    /** Everything that a provider has to check. */
    private void token(HttpExchange exchange) throws IOException, JoseException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":a+secret%3A+with+%2B+and+%25").getBytes(StandardCharsets.UTF_8));
        Grant grant = grants.remove(String.valueOf(form.get("code")));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            json(exchange, 401, Map.of("error", "invalid_client"));
        } else if (grant == null
                || !"authorization_code".equals(form.get("grant_type"))
                || !Objects.equals(form.get("redirect_uri"), grant.asked().get("redirect_uri"))
                || !hash(form.getOrDefault("code_verifier", ""))
                        .equals(grant.asked().get("code_challenge"))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            String access = UUID.randomUUID().toString();
            infos.put(access, TestTokens.profile(grant.asked()));
            json(
                    exchange,
                    200,
                    Map.of("token_type", "Bearer", "access_token", access, "id_token", tokens.idToken(grant.asked())));
        }
    }

    private void userinfo(HttpExchange exchange) throws IOException {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Map<String, Object> info = infos.get(header.replaceFirst("Bearer ", ""));
        json(exchange, info == null ? 401 : 200, info == null ? Map.of() : info);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return fields(exchange.getRequestURI().getRawQuery());
    }

    /** Of a form, or of a query. */
    static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : text.split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        send(exchange, status, "application/json", JsonUtil.toJson(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
