package org.aubade.driver.mqtt;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Hands what arrives to the devices that it is for, and listens to what they want to hear; belongs to the lane. */
final class Mailroom {
    /** What a device tells of itself is never as long. */
    private static final int MAX_BYTES = 1 << 16;

    private final Subscriptions subscriptions;
    private final Lane lane;
    private final Complaints complaints;
    private final Routes routes = new Routes();
    private final Set<MqttDevice> devices = new LinkedHashSet<>();

    /** What is to be listened to, gathered until the lane has nothing else to do, so that few packets do. */
    private final Set<String> wanted = new LinkedHashSet<>();

    Mailroom(Subscriptions subscriptions, Lane lane, Complaints complaints) {
        this.subscriptions = subscriptions;
        this.lane = lane;
        this.complaints = complaints;
    }

    /** From now on {@code device} hears its topics. */
    void add(MqttDevice device) {
        devices.add(device);
        listen(device, device.definition().topics());
    }

    /** It does no longer. */
    void remove(MqttDevice device) {
        devices.remove(device);
        unlisten(routes.remove(device, device.definition().topics()));
    }

    /** It is defined anew, and hears the topics of {@code changed} if it heard any. */
    void redefine(MqttDevice device, Definition changed) {
        Set<String> before = device.definition().topics();
        device.redefine(changed);
        complaints.forget(device.id().value());
        if (devices.contains(device)) {
            Set<String> after = changed.topics();
            unlisten(routes.remove(
                    device,
                    before.stream().filter(topic -> !after.contains(topic)).toList()));
            listen(device, after);
        }
    }

    /** Listens to all again. */
    void connected() {
        listen(routes.topics());
        unsure();
    }

    /** What was told before holds no more, of the availability most of all. */
    void unsure() {
        routes.forget();
        devices.forEach(MqttDevice::unsure);
    }

    /** Hands it to whoever listens to its topic; what cannot be understood is logged and left out. */
    void arrived(Line.Arrival arrival) {
        List<MqttDevice> addressees = routes.to(arrival.topic());
        int length = arrival.bytes();
        if (addressees.isEmpty() || length == 0) {
            return;
        }
        if (length > MAX_BYTES) {
            addressees.forEach(device -> complaints.about(
                    device.id().value(), arrival.topic() + " is left out, since it has " + length + " bytes"));
            return;
        }
        routes.remember(arrival);
        addressees.forEach(device -> hand(device, arrival));
    }

    private void hand(MqttDevice device, Line.Arrival arrival) {
        try {
            device.arrived(arrival.topic(), arrival.payload(), arrival.retained());
        } catch (RuntimeException | StackOverflowError bad) {
            String why = bad instanceof IllegalArgumentException ? String.valueOf(bad.getMessage()) : bad.toString();
            complaints.about(device.id().value(), arrival.topic() + " is left out, since it " + why);
        }
    }

    /** The broker tells what it has kept to the first who listens to a topic only; later ones hear it here. */
    private void listen(MqttDevice device, Collection<String> topics) {
        Routes.Added added = routes.add(device, topics);
        listen(added.first());
        added.kept().forEach(kept -> hand(device, kept));
    }

    private void listen(Collection<String> topics) {
        if (wanted.isEmpty() && !topics.isEmpty()) {
            lane.execute(this::listenNow);
        }
        wanted.addAll(topics);
    }

    private void listenNow() {
        List<String> all = List.copyOf(wanted);
        wanted.clear();
        subscriptions.listen(all);
    }

    private void unlisten(Collection<String> topics) {
        topics.forEach(wanted::remove);
        subscriptions.unlisten(topics);
    }
}
