package org.aubade.driver.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands what arrives to the devices that it is for, and listens to what they want to hear; belongs to the lane. */
final class Mailroom {
    /** So many filters go into one packet. */
    private static final int BATCH = 200;

    /** What a device tells of itself is never as long. */
    private static final int MAX_BYTES = 1 << 16;

    private final BrokerConnection connection;
    private final Lane lane;
    private final Complaints complaints;
    private final Map<String, String> troubles;
    private final Routes routes = new Routes();
    private final Set<MqttDevice> devices = new LinkedHashSet<>();

    /** What is to be listened to, gathered until the lane has nothing else to do, so that few packets do. */
    private final Set<String> wanted = new LinkedHashSet<>();

    Mailroom(BrokerConnection connection, Lane lane, Complaints complaints, Map<String, String> troubles) {
        this.connection = connection;
        this.lane = lane;
        this.complaints = complaints;
        this.troubles = troubles;
    }

    /** From now on {@code device} hears its topics. */
    void add(MqttDevice device) {
        devices.add(device);
        listen(routes.add(device, device.definition().topics()));
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
            listen(routes.add(device, after));
        }
    }

    /** Listens to all again. */
    void connected() {
        troubles.clear();
        listen(routes.topics());
        unsure();
    }

    /** What was told of availability before holds no more. */
    void unsure() {
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

    private void listen(Collection<String> topics) {
        if (wanted.isEmpty() && !topics.isEmpty()) {
            lane.execute(this::listenNow);
        }
        wanted.addAll(topics);
    }

    private void listenNow() {
        List<String> all = new ArrayList<>(wanted);
        wanted.clear();
        batches(all, batch -> connection.subscribe(batch, this::subscribed));
    }

    private void unlisten(Collection<String> topics) {
        topics.forEach(wanted::remove);
        batches(new ArrayList<>(topics), connection::unsubscribe);
    }

    /** Whoever may not listen gets no answers, which is worth knowing. */
    void subscribed(Collection<String> filters, @Nullable Throwable failure) {
        if (failure != null) {
            String why = "may not listen to all of " + filters.stream().limit(3).toList() + " (" + filters.size()
                    + " in all): " + failure.getMessage();
            troubles.put(connection.broker().title() + " subscriptions", why);
            complaints.about("The subscription", why);
        }
    }

    private static void batches(List<String> all, Consumer<List<String>> each) {
        for (int from = 0; from < all.size(); from += BATCH) {
            each.accept(List.copyOf(all.subList(from, Math.min(all.size(), from + BATCH))));
        }
    }
}
