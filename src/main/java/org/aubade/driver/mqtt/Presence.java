package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A connection of its own to a broker, for what is told there about Aubade itself: what is posted is kept by the broker,
 * and a last will says when nobody is there any more.
 */
public final class Presence {
    private static final Logger LOG = Logger.getLogger("aubade.announce");
    private static final int FAREWELL_SECONDS = 2;

    /** As long as a broker can be asked to keep something. */
    private static final Duration FOREVER = Duration.ofDays(40_000);

    private final Set<String> filters;
    private final Telling farewell;
    private final Lane lane;
    private final BrokerConnection connection;
    private volatile @Nullable Listener listener;

    private final Uni<Void> closing;

    /** Who is told what happens, one thing at a time. */
    public interface Listener {
        /** The broker is connected, anew or for the first time. */
        void connected();

        /** Something was published on a topic that one of the filters matches; {@code kept} where the broker had it from before. */
        void told(String topic, String payload, boolean kept);

        /** The connection is gone, and will be made again. */
        void lost();
    }

    /** Something that the broker publishes, and keeps, when the connection ends without a word. */
    public record Will(String topic, String payload) {}

    /** @param name what the broker is called in the configuration */
    public Presence(String name, MqttConfig.Broker broker, Will will, Set<String> filters, TimeSource time) {
        this.filters = Set.copyOf(filters);
        this.farewell = new Telling(will.topic(), will.payload(), true, false);
        this.lane = new Lane("aubade-announce-" + name);
        BrokerAddress address = BrokerAddress.of(name, broker).apart("announce");
        this.connection = new BrokerConnection(address, time, lane, new Events(), farewell);
        this.closing = Uni.createFrom()
                .<Void>emitter(closed -> lane.execute(() -> close(closed)))
                .memoize()
                .indefinitely();
    }

    /** Begins to connect, and goes on whenever the connection breaks. */
    public void open(Listener told) {
        listener = told;
        connection.start();
    }

    /** Has the broker keep {@code payload}, or forget what it keeps where that is empty; lost where it is not connected. */
    public void post(String topic, String payload) {
        lane.execute(() -> {
            var _ = connection.publish(new Telling(topic, payload, true, false), FOREVER);
        });
    }

    /** Says farewell as the will would, and ends the connection, once; completes when that is done, and never fails. */
    public Uni<Void> close() {
        return closing;
    }

    private void close(UniEmitter<? super Void> closed) {
        CompletableFuture<?> said =
                connection.isUp() ? connection.publish(farewell, FOREVER) : CompletableFuture.completedFuture(null);
        var _ = said.completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS).whenComplete((_, _) -> leave(closed));
    }

    private void leave(UniEmitter<? super Void> closed) {
        var _ = connection.stop().whenComplete((_, _) -> {
            lane.close();
            closed.complete(null);
        });
    }

    /** What the connection tells, for the listener. */
    private final class Events implements BrokerConnection.Listener {
        @Override
        public void connected() {
            connection.subscribe(filters, refused -> {
                if (!refused.isEmpty()) {
                    LOG.warnf(
                            "The %s lets nobody start programs, since it may not be listened to %s.",
                            connection.broker().title(), Subscriptions.describe(refused));
                }
                tell(Listener::connected);
            });
        }

        @Override
        public void arrived(Line.Arrival arrival) {
            tell(to -> to.told(arrival.topic(), arrival.payload(), arrival.retained()));
        }

        @Override
        public void lost() {
            tell(Listener::lost);
        }

        private void tell(Consumer<Listener> event) {
            Listener current = listener;
            if (current != null) {
                event.accept(current);
            }
        }
    }
}
