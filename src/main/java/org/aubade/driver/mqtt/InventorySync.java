package org.aubade.driver.mqtt;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.aubade.device.DeviceException;
import org.aubade.device.DeviceId;
import org.aubade.device.IotService;
import org.aubade.driver.mqtt.broker.TopicFilter;
import org.aubade.driver.mqtt.client.ReceivedMessage;
import org.aubade.driver.mqtt.inventory.Changes;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Inventory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the registered devices of one broker in line with its inventories: registers what they find and unregisters what they
 * miss. Confined to the broker's executor.
 */
final class InventorySync {
    private static final Logger LOG = Logger.getLogger("aubade.mqtt");

    /**
     * When no retained message has arrived for as long, all devices have likely been found. No broker says when it has sent all
     * retained messages. A message that Aubade sends to itself after subscribing arrives after them from mosquitto, but before
     * them from HiveMQ.
     */
    private static final Duration QUIET = Duration.ofMillis(300);

    /** After as long without a retained message a device that was not among them is gone, however slow the broker is. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final Target target;
    private final BrokerHome home;
    private final ProblemLog log;
    private final Map<DeviceId, Found> registered = new HashMap<>();
    private final IdConflicts conflicts;
    private final CompletableFuture<@Nullable Void> found = new CompletableFuture<>();

    /** Counts retained messages. */
    private int retained;

    /** Counts connections, so that a delayed task of an earlier connection has no effect on a later one. */
    private int connections;

    /** Where devices are registered, and the inventories that find them. */
    record Target(IotService devices, List<Inventory> inventories) {
        Target {
            inventories = List.copyOf(inventories);
        }
    }

    /** A registered device and the inventory that found it. */
    private record Found(MqttDevice device, Inventory finder) {}

    /** @param problems where id conflicts are shown in health */
    InventorySync(Target target, BrokerHome home, ProblemLog log, Map<String, String> problems) {
        this.target = target;
        this.home = home;
        this.log = log;
        this.conflicts = new IdConflicts(home, log, problems, this::present);
    }

    /** Completes when the devices are registered that the broker reported after the first connection. */
    CompletableFuture<?> found() {
        return found;
    }

    /** The broker is connected, for the first time or again: subscribes to the topics of the inventories. */
    void connected() {
        int connection = ++connections;
        target.inventories().forEach(Inventory::connected);
        List<String> filters = target.inventories().stream()
                .flatMap(inventory -> inventory.filters().stream())
                .distinct()
                .toList();
        if (filters.isEmpty()) {
            found.complete(null);
            return;
        }
        home.subscriptions().subscribePermanently(filters, () -> {
            afterQuiet(QUIET, connection, this::firstFound);
            afterQuiet(SETTLED, connection, this::removeMissing);
        });
    }

    /** Runs {@code then} when no retained message has arrived for {@code quiet}, unless the connection breaks before. */
    private void afterQuiet(Duration quiet, int connection, Runnable then) {
        int before = retained;
        Runnable check = () -> {
            if (connection != connections || !home.connection().isUp()) {
                return;
            }
            if (retained == before) {
                then.run();
            } else {
                afterQuiet(quiet, connection, then);
            }
        };
        var _ = home.time()
                .timer()
                .schedule(() -> home.executor().execute(check), quiet.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void firstFound() {
        LOG.infof("%d devices are known through the %s.", registered.size(), home.title());
        found.complete(null);
    }

    private void removeMissing() {
        target.inventories().forEach(inventory -> apply(inventory, inventory.settled()));
    }

    /** Passes {@code message} to the inventories that subscribe to its topic. */
    void received(ReceivedMessage message) {
        target.inventories().stream()
                .filter(inventory -> subscribes(inventory, message.topic()))
                .forEach(inventory -> pass(message, inventory));
    }

    private static boolean subscribes(Inventory inventory, String topic) {
        return inventory.filters().stream().anyMatch(filter -> new TopicFilter(filter).matches(topic));
    }

    private void pass(ReceivedMessage message, Inventory inventory) {
        if (message.retained()) {
            retained++;
        }
        Changes changes;
        try {
            changes = inventory.received(message.topic(), message.payload());
        } catch (RuntimeException | StackOverflowError bad) {
            log.warnOnce(message.topic(), "it is left out: " + bad);
            return;
        }
        apply(inventory, changes);
    }

    private void apply(Inventory finder, Changes changes) {
        changes.problems().forEach(log::warnOnce);
        changes.gone().forEach(id -> gone(id, finder));
        changes.present().forEach(definition -> present(definition, finder));
        changes.failures().forEach((id, why) -> {
            Found device = registered.get(id);
            if (device != null) {
                device.device().failed(why);
            }
        });
    }

    private void present(Definition definition, Inventory finder) {
        DeviceId id = definition.identity().id();
        Found before = registered.get(id);
        if (before == null) {
            register(definition, finder);
        } else if (before.finder().equals(finder)
                && !before.device().definition().equals(definition)) {
            home.router().redefine(before.device(), definition);
        } else if (!before.finder().equals(finder)) {
            conflicts.add(
                    definition, finder, "it is told of by " + before.finder().name() + " as well");
        }
    }

    /** A device whose id is taken is tried again from time to time, since the other device may go. */
    private void register(Definition definition, Inventory finder) {
        MqttDevice device = new MqttDevice(definition, home);
        try {
            target.devices().adopt(device);
            registered.put(device.id(), new Found(device, finder));
            conflicts.remove(device.id());
        } catch (DeviceException taken) {
            conflicts.add(definition, finder, String.valueOf(taken.getMessage()));
        }
    }

    /** {@code device} was unregistered by somebody else; it is registered again when an inventory reports it again. */
    void unregistered(MqttDevice device) {
        Found lost = registered.get(device.id());
        if (lost != null && lost.device() == device) {
            registered.remove(device.id());
        }
    }

    private void gone(DeviceId id, Inventory finder) {
        Found lost = registered.get(id);
        if (lost == null || !lost.finder().equals(finder)) {
            conflicts.remove(id, finder);
            return;
        }
        registered.remove(id);
        log.forget(id.value());
        target.devices()
                .unregister(id)
                .onTermination()
                .invoke((_, _, _) -> home.executor().execute(() -> conflicts.retry(id)))
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("Device %s had gone before: %s", id, failure.getMessage()));
    }
}
