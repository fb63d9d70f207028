package org.aubade.driver.mqtt;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aubade.driver.mqtt.client.ReceivedMessage;
import org.aubade.driver.mqtt.client.SerialExecutor;
import org.aubade.driver.mqtt.inventory.Definition;

/** Passes each message to the devices that use its topic, and subscribes to these topics. Confined to the broker's executor. */
final class MessageRouter {
    /** In bytes; no device reports longer payloads. */
    private static final int MAX_BYTES = 1 << 16;

    private final Subscriptions subscriptions;
    private final SerialExecutor executor;
    private final ProblemLog log;
    private final Routes routes = new Routes();
    private final Set<MqttDevice> devices = new LinkedHashSet<>();

    /** Topics to subscribe to, gathered until the executor is idle, so that they need few packets. */
    private final Set<String> pending = new LinkedHashSet<>();

    MessageRouter(Subscriptions subscriptions, SerialExecutor executor, ProblemLog log) {
        this.subscriptions = subscriptions;
        this.executor = executor;
        this.log = log;
    }

    /** From now on {@code device} receives the messages on its topics. */
    void add(MqttDevice device) {
        devices.add(device);
        subscribe(device, device.definition().topics());
    }

    /** From now on {@code device} receives nothing. */
    void remove(MqttDevice device) {
        devices.remove(device);
        unsubscribe(routes.remove(device, device.definition().topics()));
    }

    /** Gives {@code device} a new definition, and the messages on its topics if it received any before. */
    void redefine(MqttDevice device, Definition changed) {
        Set<String> before = device.definition().topics();
        device.redefine(changed);
        log.forget(device.id().value());
        if (devices.contains(device)) {
            Set<String> after = changed.topics();
            unsubscribe(routes.remove(
                    device,
                    before.stream().filter(topic -> !after.contains(topic)).toList()));
            subscribe(device, after);
        }
    }

    /** The broker is connected, for the first time or again: every topic is subscribed to again. */
    void connected() {
        subscribe(routes.topics());
        connectionChanged();
    }

    /** The connection was made or broke: what was reported before may be out of date, above all the availability. */
    void connectionChanged() {
        routes.forgetMessages();
        devices.forEach(MqttDevice::connectionChanged);
    }

    /** Passes {@code message} to the devices that use its topic; what a device cannot understand is logged. */
    void received(ReceivedMessage message) {
        List<MqttDevice> receivers = routes.to(message.topic());
        int length = message.bytes();
        if (receivers.isEmpty() || length == 0) {
            return;
        }
        if (length > MAX_BYTES) {
            receivers.forEach(device -> log.warnOnce(
                    device.id().value(), message.topic() + " is left out, since it has " + length + " bytes"));
            return;
        }
        routes.remember(message);
        receivers.forEach(device -> deliver(device, message));
    }

    private void deliver(MqttDevice device, ReceivedMessage message) {
        try {
            device.received(message.topic(), message.payload(), message.retained());
        } catch (RuntimeException | StackOverflowError bad) {
            String why = bad instanceof IllegalArgumentException ? String.valueOf(bad.getMessage()) : bad.toString();
            log.warnOnce(device.id().value(), message.topic() + " is left out, since it " + why);
        }
    }

    /** The broker delivers retained messages only for a new subscription, so that later devices get them from the routes. */
    private void subscribe(MqttDevice device, Collection<String> topics) {
        Routes.Added added = routes.add(device, topics);
        subscribe(added.first());
        added.retained().forEach(message -> deliver(device, message));
    }

    private void subscribe(Collection<String> topics) {
        if (pending.isEmpty() && !topics.isEmpty()) {
            executor.execute(this::subscribePending);
        }
        pending.addAll(topics);
    }

    private void subscribePending() {
        List<String> all = List.copyOf(pending);
        pending.clear();
        subscriptions.subscribe(all);
    }

    private void unsubscribe(Collection<String> topics) {
        topics.forEach(pending::remove);
        subscriptions.unsubscribe(topics);
    }
}
