package org.aubade.driver.mqtt.client;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.aubade.driver.mqtt.broker.BrokerAddress;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A second connection to a broker, over which Aubade publishes retained messages about itself. A last will says when Aubade
 * is gone.
 */
public final class RetainedPublisher {
    private static final Logger LOG = Logger.getLogger("aubade.announce");
    private static final int LAST_PUBLICATION_SECONDS = 2;

    /** About the longest expiry that MQTT allows. */
    private static final Duration FOREVER = Duration.ofDays(40_000);

    private final Set<String> filters;
    private final Publication will;
    private final SerialExecutor executor;
    private final BrokerConnection connection;
    private volatile @Nullable Listener listener;
    private final Uni<Void> closing;

    /** Called by one thread at a time. */
    public interface Listener {
        /** The broker is connected, for the first time or again. */
        void connected();

        /**
         * A message has arrived on a topic that one of the filters matches.
         *
         * @param retained whether the broker had kept it from before the connection
         */
        void received(String topic, String payload, boolean retained);

        /** The connection is lost, and will be made again. */
        void lost();
    }

    /** A retained message that the broker publishes when the connection ends without a DISCONNECT packet. */
    public record Will(String topic, String payload) {}

    /** @param name the broker's name in the configuration */
    public RetainedPublisher(String name, MqttConfig.Broker broker, Will will, Set<String> filters, TimeSource time) {
        this.filters = Set.copyOf(filters);
        this.will = new Publication(will.topic(), will.payload(), true, false);
        this.executor = new SerialExecutor("aubade-announce-" + name);
        BrokerAddress address = BrokerAddress.of(name, broker).withClientIdSuffix("announce");
        this.connection = new BrokerConnection(address, time, executor, new Events(), this.will);
        this.closing = Uni.createFrom()
                .<Void>emitter(closed -> executor.execute(() -> close(closed)))
                .memoize()
                .indefinitely();
    }

    /** Begins to connect, and connects again whenever the connection breaks. */
    public void open(Listener events) {
        listener = events;
        connection.start();
    }

    /** Publishes {@code payload} as a retained message; empty clears the topic. It is lost if the broker is not connected. */
    public void publish(String topic, String payload) {
        executor.execute(() -> {
            var _ = connection.publish(new Publication(topic, payload, true, false), FOREVER);
        });
    }

    /** Publishes the will and disconnects, once; completes when that is done, and never fails. */
    public Uni<Void> close() {
        return closing;
    }

    private void close(UniEmitter<? super Void> closed) {
        CompletableFuture<?> published =
                connection.isUp() ? connection.publish(will, FOREVER) : CompletableFuture.completedFuture(null);
        var _ = published
                .completeOnTimeout(null, LAST_PUBLICATION_SECONDS, TimeUnit.SECONDS)
                .whenComplete((_, _) -> disconnect(closed));
    }

    private void disconnect(UniEmitter<? super Void> closed) {
        var _ = connection.stop().whenComplete((_, _) -> {
            executor.close();
            closed.complete(null);
        });
    }

    /** Passes on what the connection reports. */
    private final class Events implements BrokerConnection.Listener {
        @Override
        public void connected() {
            connection.subscribe(filters, refused -> {
                if (!refused.isEmpty()) {
                    LOG.warnf(
                            "The %s lets nobody start programs, since it may not be listened to %s.",
                            connection.broker().title(), ConnectionFailure.describeRefused(refused));
                }
                forward(Listener::connected);
            });
        }

        @Override
        public void received(ReceivedMessage message) {
            forward(to -> to.received(message.topic(), message.payload(), message.retained()));
        }

        @Override
        public void lost() {
            forward(Listener::lost);
        }

        private void forward(Consumer<Listener> event) {
            Listener current = listener;
            if (current != null) {
                event.accept(current);
            }
        }
    }
}
