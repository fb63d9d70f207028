package org.aubade.oidc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Asks a provider for JSON. Every call blocks for up to 10 s, follows no redirect, and fails with {@link OidcFailure}. */
final class ProviderHttp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** In bytes. Ten keys have about a hundredth of it. */
    private static final int MAX_ANSWER = 1 << 20;

    private static final int OK = 200;

    private final String name;
    private @Nullable HttpClient client;

    /** @param name what people call the provider */
    ProviderHttp(String name) {
        this.name = name;
    }

    /** What is at an address; any status but 200 is a failure. */
    Map<String, Object> get(HttpRequest.Builder request) {
        HttpRequest asked = request.header("Accept", "application/json").GET().build();
        HttpResponse<String> answer = send(asked);
        if (answer.statusCode() != OK) {
            throw failure("answers " + asked.uri() + " with the status " + answer.statusCode() + " and not with 200");
        }
        return json(asked.uri(), answer);
    }

    /** What a form is answered with, whatever the status. */
    Map<String, Object> post(HttpRequest.Builder request, String form) {
        HttpRequest asked = request.header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return json(asked.uri(), send(asked));
    }

    private Map<String, Object> json(URI address, HttpResponse<String> answer) {
        try {
            return JsonUtil.parseJson(answer.body());
        } catch (JoseException _) {
            throw failure("answers " + address + " with the status " + answer.statusCode() + " and no JSON object");
        }
    }

    /** The time that it may take includes the body, which a timeout of the client would not. */
    private HttpResponse<String> send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answering = client().sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER));
        try {
            return answering.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure("cannot be reached at " + request.uri() + ": " + reason(e.getCause()));
        } catch (TimeoutException _) {
            throw failure("does not answer at " + request.uri() + " within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failure("was not asked, since the service is stopping");
        } finally {
            answering.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> "no connection; is it running?";
            case SSLException _ -> "TLS failed; it needs a certificate that Java trusts";
            // The message may quote what the server said.
            case IOException _ ->
                "the connection broke, or the answer is no HTTP, or has more than " + MAX_ANSWER + " bytes";
            case null, default -> "the request failed";
        };
    }

    /** {@code what} follows the name of the provider. */
    OidcFailure failure(String what) {
        return new OidcFailure(OidcFailure.Kind.PROVIDER, name + " " + what);
    }

    /** Made at the first use, since it has a thread. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();
        }
        return client;
    }

    /** Aborts all requests. */
    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
