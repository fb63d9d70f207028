package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.aubade.device.Availability;
import org.aubade.device.DeviceRefused;
import org.aubade.device.Permit;
import org.aubade.time.TimeSource;

/** The devices behind one broker: those that its inventories find, and those that are made by hand. */
final class BrokerHome implements BrokerConnection.Listener {
    private final BrokerConnection connection;
    private final TimeSource time;
    private final Lane lane;
    private final Pacer pacer;
    private final Subscriptions subscriptions;
    private final Mailroom mailroom;
    private final Finding finding;
    private final Map<String, String> troubles = new ConcurrentSkipListMap<>();

    BrokerHome(BrokerAddress broker, MqttConfig.Pace pace, Finding.Into into, TimeSource time) {
        this.time = time;
        this.lane = new Lane("aubade-mqtt-" + broker.name());
        this.connection = new BrokerConnection(broker, time, lane, this);
        this.pacer = new Pacer(pace.inFlight(), pace.perSecond(), time.timer(), connection::isUp);
        Complaints complaints = new Complaints(broker.title());
        this.subscriptions = new Subscriptions(connection, complaints, troubles);
        this.mailroom = new Mailroom(subscriptions, lane, complaints);
        this.finding = new Finding(into, this, complaints, troubles);
    }

    BrokerConnection connection() {
        return connection;
    }

    TimeSource time() {
        return time;
    }

    Lane lane() {
        return lane;
    }

    Mailroom mailroom() {
        return mailroom;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** For the next message to {@code device}. */
    Permit permit(MqttDevice device) {
        return pacer.next(device.availability() != Availability.OFFLINE);
    }

    /** What it is called for people. */
    String title() {
        return connection.broker().title();
    }

    /** The same, with what is wrong with it now. */
    String describe() {
        return title() + connection.trouble().map(why -> ", which " + why).orElse("");
    }

    /** Begins to connect; completes when the devices that the broker knew of are registered. */
    CompletableFuture<?> open() {
        connection.start();
        return finding.found();
    }

    /** Ends the connection; completes when that is done. */
    CompletableFuture<?> close() {
        return connection.stop().whenComplete((_, _) -> lane.close());
    }

    /** What is wrong, by where; empty if nothing is. */
    Map<String, String> troubles() {
        String away = connection.trouble().orElse(null);
        return away == null ? Map.copyOf(troubles) : Map.of(title(), away);
    }

    /** From now on {@code device} hears what is for it; fails where the broker is not connected. */
    Uni<Void> join(MqttDevice device) {
        return Uni.createFrom()
                .<Void>emitter(done -> lane.execute(() -> {
                    Optional<String> away = connection.trouble();
                    if (away.isPresent()) {
                        done.fail(new DeviceRefused(device.id(), "is behind " + title() + ", which " + away.get()));
                        return;
                    }
                    mailroom.add(device);
                    done.complete(null);
                }));
    }

    /** It does no longer. */
    Uni<Void> leave(MqttDevice device) {
        return Uni.createFrom()
                .<Void>emitter(done -> lane.execute(() -> {
                    mailroom.remove(device);
                    finding.left(device);
                    done.complete(null);
                }));
    }

    @Override
    public void connected() {
        subscriptions.connected();
        mailroom.connected();
        finding.connected();
    }

    @Override
    public void arrived(Line.Arrival arrival) {
        finding.arrived(arrival);
        mailroom.arrived(arrival);
    }

    @Override
    public void lost() {
        mailroom.unsure();
        pacer.drain();
    }
}
