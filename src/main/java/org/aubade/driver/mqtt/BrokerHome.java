package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.aubade.device.Availability;
import org.aubade.device.DeviceRefused;
import org.aubade.device.delivery.Permit;
import org.aubade.driver.mqtt.broker.BrokerAddress;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.aubade.driver.mqtt.client.BrokerConnection;
import org.aubade.driver.mqtt.client.ReceivedMessage;
import org.aubade.driver.mqtt.client.SerialExecutor;
import org.aubade.time.TimeSource;

/** One broker and its devices: those that the inventories find, and those that were added by hand. */
final class BrokerHome implements BrokerConnection.Listener {
    private final BrokerConnection connection;
    private final TimeSource time;
    private final SerialExecutor executor;
    private final RateLimiter rateLimiter;
    private final Subscriptions subscriptions;
    private final MessageRouter router;
    private final InventorySync inventorySync;
    private final Map<String, String> problems = new ConcurrentSkipListMap<>();

    BrokerHome(BrokerAddress broker, MqttConfig.Pace pace, InventorySync.Target target, TimeSource time) {
        this.time = time;
        this.executor = new SerialExecutor("aubade-mqtt-" + broker.name());
        this.connection = new BrokerConnection(broker, time, executor, this);
        this.rateLimiter = new RateLimiter(pace.inFlight(), pace.perSecond(), time.timer(), connection::isUp);
        ProblemLog log = new ProblemLog(broker.title());
        this.subscriptions = new Subscriptions(connection, log, problems);
        this.router = new MessageRouter(subscriptions, executor, log);
        this.inventorySync = new InventorySync(target, this, log, problems);
    }

    BrokerConnection connection() {
        return connection;
    }

    TimeSource time() {
        return time;
    }

    SerialExecutor executor() {
        return executor;
    }

    MessageRouter router() {
        return router;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** A permit for the next message to {@code device}. */
    Permit permit(MqttDevice device) {
        return rateLimiter.next(device.availability() != Availability.OFFLINE);
    }

    /** The broker's name in messages for people. */
    String title() {
        return connection.broker().title();
    }

    /** The broker's name, followed by why it is not connected if it isn't. */
    String describe() {
        return title() + connection.problem().map(why -> ", which " + why).orElse("");
    }

    /** Begins to connect; completes when the devices are registered that the broker reported after the first connection. */
    CompletableFuture<?> open() {
        connection.start();
        return inventorySync.found();
    }

    /** Ends the connection; completes when that is done. */
    CompletableFuture<?> close() {
        return connection.stop().whenComplete((_, _) -> executor.close());
    }

    /** The current problems, by subject; empty if there are none. */
    Map<String, String> problems() {
        String away = connection.problem().orElse(null);
        return away == null ? Map.copyOf(problems) : Map.of(title(), away);
    }

    /** From now on {@code device} receives its messages; fails if the broker is not connected. */
    Uni<Void> join(MqttDevice device) {
        return Uni.createFrom()
                .<Void>emitter(done -> executor.execute(() -> {
                    Optional<String> away = connection.problem();
                    if (away.isPresent()) {
                        done.fail(new DeviceRefused(device.id(), "is behind " + title() + ", which " + away.get()));
                        return;
                    }
                    router.add(device);
                    done.complete(null);
                }));
    }

    /** From now on {@code device} receives nothing. */
    Uni<Void> leave(MqttDevice device) {
        return Uni.createFrom()
                .<Void>emitter(done -> executor.execute(() -> {
                    router.remove(device);
                    inventorySync.unregistered(device);
                    done.complete(null);
                }));
    }

    @Override
    public void connected() {
        subscriptions.connected();
        router.connected();
        inventorySync.connected();
    }

    @Override
    public void received(ReceivedMessage message) {
        inventorySync.received(message);
        router.received(message);
    }

    @Override
    public void lost() {
        router.connectionChanged();
        rateLimiter.drain();
    }
}
