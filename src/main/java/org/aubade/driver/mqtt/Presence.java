package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import org.aubade.time.TimeSource;

/**
 * A connection of its own to a broker, for what is told there about Aubade itself: what is posted is kept by the broker,
 * and a last will says when nobody is there any more.
 */
public final class Presence {
    /** As long as a broker can be asked to keep something. */
    private static final Duration FOREVER = Duration.ofDays(40_000);

    private final Set<String> filters;
    private final Lane lane;
    private final BrokerConnection connection;

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
        this.lane = new Lane("aubade-announce-" + name);
        Telling last = new Telling(will.topic(), will.payload(), true, false);
        this.connection = new BrokerConnection(BrokerAddress.of(name, broker).apart("announce"), time, lane, last);
    }

    /** Begins to connect, and goes on whenever the connection breaks. */
    public void open(Listener listener) {
        connection.listen(new BrokerConnection.Listener() {
            @Override
            public void connected() {
                connection.subscribe(filters, (_, _) -> listener.connected());
            }

            @Override
            public void arrived(Line.Arrival arrival) {
                listener.told(arrival.topic(), arrival.payload(), arrival.retained());
            }

            @Override
            public void lost() {
                listener.lost();
            }
        });
        connection.start();
    }

    /** Has the broker keep {@code payload}, or forget what it keeps where that is empty; lost where it is not connected. */
    public void post(String topic, String payload) {
        lane.execute(() -> {
            var _ = connection.publish(new Telling(topic, payload, true, false), FOREVER);
        });
    }

    /** Posts no more, and ends the connection once what was posted is there; completes then, and never fails. */
    public Uni<Void> close() {
        return Uni.createFrom()
                .completionStage(() -> connection.stop().whenComplete((_, _) -> lane.close()))
                .replaceWithVoid();
    }
}
