package org.aubade.driver.mqtt.client;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.aubade.driver.mqtt.broker.BrokerAddress;

/** Describes why a broker is not connected, or refuses something, in words that follow its name and say what would help. */
public final class ConnectionFailure {
    private static final int MAX_CAUSES = 20;

    private ConnectionFailure() {}

    /** Describes {@code cause} by the most telling exception in its chain of causes. */
    public static String describe(Throwable cause, BrokerAddress broker) {
        return find(cause, Mqtt5ConnAckException.class)
                .map(refused -> refused(refused.getMqttMessage(), broker))
                .or(() -> find(cause, TrustStore.Unusable.class)
                        .map(file -> "is not connected to, since " + file.getMessage() + "; see "
                                + broker.setting("tls.ca")))
                .or(() -> find(cause, SSLException.class).map(broken -> untrusted(broken, cause, broker)))
                .or(() -> find(cause, UnknownHostException.class)
                        .map(_ -> "cannot be reached: the host " + broker.host() + " is not known; see "
                                + broker.setting("host")))
                .or(() -> find(cause, Mqtt5DisconnectException.class)
                        .map(ended -> ended(ended.getMqttMessage().getReasonCode(), broker)))
                .or(() -> find(cause, ConnectionClosedException.class)
                        .map(closed -> "closed the connection: " + closed.getMessage()))
                .orElseGet(() -> "cannot be reached at " + broker.hostAndPort() + ": " + root(cause));
    }

    /** The refused filters in words: {@code a/b (not authorized), c/d (not authorized) and 7 more}. */
    public static String describeRefused(Map<String, String> refused) {
        int shown = 3;
        String some = refused.entrySet().stream()
                .limit(shown)
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return refused.size() > shown ? some + " and " + (refused.size() - shown) + " more" : some;
    }

    private static String refused(Mqtt5ConnAck answer, BrokerAddress broker) {
        String reason = answer.getReasonString().map(text -> " (" + text + ")").orElse("");
        return switch (answer.getReasonCode()) {
            case NOT_AUTHORIZED, BAD_USER_NAME_OR_PASSWORD, BAD_AUTHENTICATION_METHOD ->
                "refused the user name or the password" + reason + "; see " + broker.setting("username") + " and "
                        + broker.setting("password");
            case SERVER_BUSY, SERVER_UNAVAILABLE, QUOTA_EXCEEDED, CONNECTION_RATE_EXCEEDED, USE_ANOTHER_SERVER ->
                "is busy: " + words(answer.getReasonCode()) + reason;
            default -> "refused the connection: " + words(answer.getReasonCode()) + reason;
        };
    }

    private static String ended(Mqtt5DisconnectReasonCode code, BrokerAddress broker) {
        return code == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER
                ? "ended the connection: session taken over, since another one has the same client id; give each its"
                        + " own, or none, in " + broker.setting("client-id")
                : "ended the connection: " + words(code);
    }

    private static String untrusted(SSLException broken, Throwable cause, BrokerAddress broker) {
        boolean unknownIssuer = find(cause, CertPathBuilderException.class).isPresent();
        return find(cause, CertificateException.class)
                .map(bad -> unknownIssuer
                        ? "shows a certificate that is not trusted; name the PEM file of the CA that issued it in "
                                + broker.setting("tls.ca")
                        : "shows a certificate that does not fit: " + root(bad))
                .orElseGet(
                        () -> "does not speak TLS at " + broker.hostAndPort() + " as expected: " + broken.getMessage());
    }

    /** The name of a reason code in words. */
    static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
        return chain(cause).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String root(Throwable cause) {
        Throwable last = chain(cause).reduce(cause, (_, next) -> next);
        String message = last.getMessage();
        return message == null || last instanceof CompletionException ? "the connection broke" : message;
    }

    private static Stream<Throwable> chain(Throwable cause) {
        return Stream.<Throwable>iterate(cause, link -> link != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }
}
