package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.aubade.device.Permit;
import org.aubade.device.UnsupportedMessage;
import org.aubade.device.Vocabulary;

/** A device behind a broker, as its definition says. */
final class MqttDevice implements Device {
    /** How long a message may be under way when nobody says. */
    private static final Duration USUAL = Duration.ofSeconds(10);

    /**
     * For as long after it came back, what stands between may miss what it is told, and tells what was so before: Zigbee2MQTT
     * says that it is online, then listens, then starts its parts, then tells all states that it had kept.
     */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final BrokerHome home;
    private final DeviceId id;
    private volatile Definition definition;
    private volatile Vocabulary vocabulary;
    private volatile DeviceState state;
    private volatile Availability latest = Availability.UNKNOWN;
    private volatile Instant settled = Instant.MIN;
    private final Map<String, Availability> told = new ConcurrentHashMap<>();
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    MqttDevice(Definition definition, BrokerHome home) {
        this.home = home;
        this.id = definition.identity().id();
        this.definition = definition;
        this.vocabulary = definition.vocabulary();
        this.state = definition.initial();
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
        return home.connection().isUp() ? definition.reach().availability(told, latest) : Availability.OFFLINE;
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
        return state;
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
        return send(message, USUAL);
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

    /** It is defined anew, under the same id. */
    void redefine(Definition changed) {
        if (!changed.initial().equals(definition.initial())) {
            state = changed.initial();
        }
        definition = changed;
        vocabulary = changed.vocabulary();
        changed();
    }

    /**
     * Something has arrived on a topic to which it listens.
     *
     * @throws IllegalArgumentException if that cannot be understood; it is without effect then
     */
    void arrived(String topic, String payload, boolean retained) {
        Definition current = definition;
        boolean returned = false;
        for (Reach.Topic reach : current.reach().topics()) {
            Availability says = reach.topic().equals(topic) ? reach.reading().read(payload) : null;
            if (says != null) {
                told.put(topic, says);
                latest = says;
                returned |= reach.between() && !retained && says == Availability.ONLINE;
            }
        }
        if (returned) {
            settled = home.time().now().plus(SETTLING);
            exchanges.forEach(Exchange::returned);
        }
        for (Report report : current.reports()) {
            if (report.topic().equals(topic)) {
                state = report.reading().read(state, payload);
            }
        }
        if (!retained) {
            exchanges.forEach(exchange -> exchange.arrived(topic, payload));
        }
        changed();
    }

    /** Something went wrong, which is told to those who wait for an answer. */
    void failed(String why) {
        exchanges.forEach(exchange -> exchange.failed(why));
    }

    /** How long what stands between has still to come to itself, after it came back; zero if it has. */
    Duration settling() {
        return Duration.between(home.time().now(), settled);
    }

    /** The connection to the broker came or went: what was told of the availability holds no more. */
    void unsure() {
        told.clear();
        latest = Availability.UNKNOWN;
        exchanges.forEach(Exchange::cut);
        changed();
    }

    private void changed() {
        watchers.forEach(Runnable::run);
    }
}
