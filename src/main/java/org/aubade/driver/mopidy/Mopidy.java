package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceRefused;
import org.jspecify.annotations.Nullable;

/** Calls a Mopidy over HTTP for one device. Each failure is a {@link DeviceRefused} that says what would work. */
final class Mopidy {
    /** In bytes. A search result of a hundred tracks has about a tenth of it. */
    private static final int MAX_ANSWER = 4 * 1024 * 1024;

    private final DeviceId device;
    private final MopidyAddress address;
    private final Network network;

    Mopidy(DeviceId device, MopidyAddress address, Network network) {
        this.device = device;
        this.address = address;
        this.network = network;
    }

    /** Executes {@code calls} in order at each subscription; the results. A cancellation aborts the request. */
    @CheckReturnValue
    Uni<List<JsonNode>> call(List<Call> calls) {
        return Uni.createFrom()
                .<HttpResponse<byte[]>>emitter(emitter -> {
                    CompletableFuture<HttpResponse<byte[]>> answering = network.client()
                            .sendAsync(request(calls), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
                    emitter.onTermination(() -> answering.cancel(true));
                    var _ = answering.whenCompleteAsync(
                            (answer, failure) -> {
                                if (failure == null) {
                                    emitter.complete(answer);
                                } else {
                                    emitter.fail(refused(unreachable(failure)));
                                }
                            },
                            network.workers());
                })
                .map(answer -> results(calls, answer));
    }

    private HttpRequest request(List<Call> calls) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.rpc())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonRpc.request(calls)));
        address.authorization().ifPresent(authorization -> request.header("Authorization", authorization));
        return request.build();
    }

    private List<JsonNode> results(List<Call> calls, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw refused(unexpectedStatus(answer.statusCode()));
        }
        try {
            return JsonRpc.results(calls, answer.body());
        } catch (UnusableAnswer unusable) {
            throw refused(unusable.why() + " (" + address + ")");
        }
    }

    /** A failure of this device; {@code why} follows its name. */
    DeviceRefused refused(String why) {
        return new DeviceRefused(device, why);
    }

    private String unexpectedStatus(int status) {
        String answered = "has answered " + address.rpc() + " with the status " + status;
        return switch (status) {
            case 401 ->
                answered + ": who asks must be known there; write the address as http://user:password@host:port";
            case 403 ->
                answered + ": it is forbidden there; a proxy, or csrf_protection in Mopidy's [http], is the reason";
            case 404, 405 ->
                answered + "; is that Mopidy? Its address is what precedes /mopidy, such as http://192.168.1.20:6680";
            default -> answered + ", where Mopidy answers 200; see its log, and that of a proxy";
        };
    }

    private String unreachable(Throwable failure) {
        String where = "cannot be reached at " + address + ": ";
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> unreachable(wrapped.getCause());
            case ConnectException unknown when isUnresolved(unknown) -> where + "no such host is known";
            case ConnectException refused ->
                where + reason(refused, "connection refused")
                        + "; is Mopidy running there, with the hostname in its [http] open to this machine?";
            case HttpConnectTimeoutException _ -> where + "no connection in time";
            case SSLException _ -> where + "TLS failed; https:// needs a certificate that Java trusts";
            // The message of the client's failure may quote what the server said.
            case IOException _ ->
                "has not answered at " + address
                        + " as Mopidy does: the connection broke, or the answer is no HTTP, or has more than "
                        + MAX_ANSWER + " bytes";
            default -> where + "the request failed";
        };
    }

    private static boolean isUnresolved(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure, String otherwise) {
        @Nullable String message = failure.getMessage();
        return message == null ? otherwise : message;
    }
}
