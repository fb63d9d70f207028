package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;
import org.aubade.device.UnsupportedMessage;
import org.aubade.device.Vocabulary;
import org.aubade.device.delivery.Permit;
import org.aubade.driver.mqtt.inventory.Command;
import org.aubade.driver.mqtt.inventory.Definition;

/** A device behind a broker, as its definition describes it. */
final class MqttDevice implements Device {
    /** How long a message may take when the sender does not say. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * For as long after a bridge is online again it may miss messages, and it reports old states: Zigbee2MQTT says that it is
     * online, then subscribes, then starts its parts, then publishes every state that it had stored.
     */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final BrokerHome home;
    private final DeviceId id;
    private volatile Definition definition;
    private volatile Vocabulary vocabulary;
    private final ReportedState reported;
    private volatile Instant settled = Instant.MIN;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();

    MqttDevice(Definition definition, BrokerHome home) {
        this.home = home;
        this.id = definition.identity().id();
        this.definition = definition;
        this.vocabulary = definition.vocabulary();
        this.reported = new ReportedState(definition.initial());
    }

    BrokerHome home() {
        return home;
    }

    Definition definition() {
        return definition;
    }

    @Override
    public DeviceId id() {
        return id;
    }

    @Override
    public String name() {
        return definition.identity().name();
    }

    @Override
    public String driver() {
        return MqttDiscovery.NAME;
    }

    @Override
    public DeviceKind kind() {
        return definition.identity().kind();
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public Optional<String> room() {
        return Optional.ofNullable(definition.identity().room());
    }

    @Override
    public Availability availability() {
        return home.connection().isUp() ? reported.availability(definition.availability()) : Availability.OFFLINE;
    }

    @Override
    public Optional<String> via() {
        return Optional.of(home.describe());
    }

    @Override
    public Permit permit() {
        return home.permit(this);
    }

    @Override
    public Cancellable watch(Runnable changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    @Override
    public DeviceState state() {
        return reported.state();
    }

    @Override
    public Uni<Void> connect() {
        return home.join(this);
    }

    @Override
    public Uni<Void> disconnect() {
        return home.leave(this);
    }

    @Override
    public Uni<Void> send(Message message) {
        return send(message, DEFAULT_TIMEOUT);
    }

    @Override
    public Uni<Void> send(Message message, Duration within) {
        return Uni.createFrom().deferred(() -> {
            Optional<String> complaint = vocabulary.complaint(message);
            Command command = definition.commands().get(message.type());
            if (complaint.isPresent() || command == null) {
                return Uni.createFrom().failure(new UnsupportedMessage(id, complaint.orElse("has changed just now")));
            }
            return Uni.createFrom().emitter(sender -> {
                Exchange exchange = new Exchange(this, message, command, within, sender);
                exchanges.add(exchange);
                sender.onTermination(() -> {
                    exchanges.remove(exchange);
                    exchange.end();
                });
                exchange.begin();
            });
        });
    }

    /** Replaces the definition; the id stays the same. */
    void redefine(Definition changed) {
        if (!changed.initial().equals(definition.initial())) {
            reported.reset(changed.initial());
        }
        definition = changed;
        vocabulary = changed.vocabulary();
        notifyWatchers();
    }

    /**
     * A message has arrived on one of the topics of the device.
     *
     * @throws IllegalArgumentException if its payload cannot be understood; the state is unchanged then
     */
    void received(String topic, String payload, boolean retained) {
        Definition current = definition;
        boolean bridgeOnline = reported.readAvailability(current.availability(), topic, payload);
        if (bridgeOnline && !retained) {
            settled = home.time().now().plus(SETTLING);
            exchanges.forEach(Exchange::bridgeReturned);
        }
        reported.readState(current, topic, payload);
        if (!retained) {
            exchanges.forEach(exchange -> exchange.received(topic, payload));
        }
        notifyWatchers();
    }

    /** Passes a reported failure on to those who wait for an answer. */
    void failed(String why) {
        exchanges.forEach(exchange -> exchange.failed(why));
    }

    /** How long the bridge still needs until it takes messages again; zero or negative if it takes them now. */
    Duration settling() {
        return Duration.between(home.time().now(), settled);
    }

    /** The connection to the broker was made or broke: the availability is unknown until it is reported again. */
    void connectionChanged() {
        reported.forgetAvailability();
        exchanges.forEach(Exchange::connectionLost);
        notifyWatchers();
    }

    private void notifyWatchers() {
        watchers.forEach(Runnable::run);
    }
}
