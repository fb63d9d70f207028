package org.aubade.driver.mqtt;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A real broker inside this process, one for all tests: anybody may connect without a name, and {@code aubade} with the
 * password {@code secret}. It also listens with TLS, with a certificate that a private CA has issued.
 */
final class TestBroker {
    static final String USER = "aubade";
    static final String PASSWORD = "secret";

    /** Somebody who may not listen to what is announced for Home Assistant. */
    static final String NARROW = "narrow";

    /** Kept, since a logger that nobody keeps forgets its level. */
    private static final List<Logger> QUIET =
            Stream.of("com.hivemq", "jetbrains.exodus").map(Logger::getLogger).toList();

    private static final TestBroker SHARED = start();

    private final int port;
    private final int tlsPort;
    private final Path ca;

    private TestBroker(int port, int tlsPort, Path ca) {
        this.port = port;
        this.tlsPort = tlsPort;
        this.ca = ca;
    }

    /** The one that all tests share; it ends with the process. */
    static TestBroker shared() {
        return SHARED;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    /** The PEM file of the CA. */
    Path ca() {
        return ca;
    }

    /** A port that was free just now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestBroker start() {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "broker")
                    .toAbsolutePath();
            PrivateCa ca = PrivateCa.make(directory);
            TestBroker broker = new TestBroker(freePort(), freePort(), ca.pem());
            Path configuration = Files.createDirectories(directory.resolve("conf"));
            Files.writeString(configuration.resolve("config.xml"), broker.configuration(ca));
            @SuppressWarnings("resource") // lasts as long as the process
            EmbeddedHiveMQ hive = EmbeddedHiveMQ.builder()
                    .withConfigurationFolder(configuration)
                    .withDataFolder(Files.createDirectories(directory.resolve("data")))
                    .withExtensionsFolder(Files.createDirectories(directory.resolve("extensions")))
                    .withEmbeddedExtension(EmbeddedExtension.builder()
                            .withId("doorman")
                            .withName("Doorman")
                            .withVersion("1")
                            .withExtensionMain(new Doorman())
                            .build())
                    .withoutLoggingBootstrap()
                    .build();
            hive.start().join();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CompletionException e) {
            throw new IllegalStateException("the broker does not start", e);
        }
    }

    private String configuration(PrivateCa ca) {
        return """
                <hivemq>
                  <listeners>
                    <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
                    <tls-tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address>
                      <tls><keystore><path>%s</path><password>%s</password>
                        <private-key-password>%s</private-key-password></keystore></tls>
                    </tls-tcp-listener>
                  </listeners>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(port, tlsPort, ca.keyStore(), PrivateCa.PASSWORD, PrivateCa.PASSWORD);
    }

    /** Asks whoever gives a name for the password. */
    private static final class Doorman implements ExtensionMain, SimpleAuthenticator, SubscriptionAuthorizer {
        private final Set<String> narrow = ConcurrentHashMap.newKeySet();

        @Override
        public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
            if (narrow.contains(input.getClientInformation().getClientId())
                    && input.getSubscription().getTopicFilter().startsWith("homeassistant/")) {
                output.failAuthorization();
            } else {
                output.authorizeSuccessfully();
            }
        }

        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            Services.securityRegistry().setAuthenticatorProvider(_ -> this);
            Services.securityRegistry().setAuthorizerProvider(_ -> this);
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

        @Override
        public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
            Optional<String> user = input.getConnectPacket().getUserName();
            Optional<String> password = input.getConnectPacket()
                    .getPassword()
                    .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString());
            if (user.isEmpty()
                    || (Set.of(USER, NARROW).contains(user.get()) && password.equals(Optional.of(PASSWORD)))) {
                user.filter(NARROW::equals)
                        .ifPresent(_ -> narrow.add(input.getClientInformation().getClientId()));
                output.authenticateSuccessfully();
            } else {
                output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD, "who are you");
            }
        }
    }
}
