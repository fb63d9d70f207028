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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Registers what the inventories of one broker find, and unregisters what they miss; belongs to the lane. */
final class Finding {
    private static final Logger LOG = Logger.getLogger("aubade.mqtt");

    /**
     * When nothing more of what the broker had kept was told for as long, the devices are likely all there. No broker says
     * when it has told all; something published to oneself after the subscription comes after it from mosquitto, and before
     * all of it from HiveMQ.
     */
    private static final Duration QUIET = Duration.ofMillis(300);

    /** After as long, what was not told again is gone: a slow broker must cost nobody a device. */
    private static final Duration SURE = Duration.ofSeconds(5);

    private final Into into;
    private final BrokerHome home;
    private final Complaints complaints;
    private final Map<DeviceId, Found> known = new HashMap<>();

    private final LeftOut left;

    private final CompletableFuture<@Nullable Void> found = new CompletableFuture<>();

    /** How much was told that the broker had kept. */
    private int kept;

    /** Counts connections, so that nothing of an earlier one settles a later one. */
    private int connections;

    /** Who finds, and where what is found is registered. */
    record Into(IotService home, List<Inventory> inventories) {
        Into {
            inventories = List.copyOf(inventories);
        }
    }

    /** A device with who found it. */
    private record Found(MqttDevice device, Inventory finder) {}

    Finding(Into into, BrokerHome home, Complaints complaints, Map<String, String> troubles) {
        this.into = into;
        this.home = home;
        this.complaints = complaints;
        this.left = new LeftOut(home, complaints, troubles, this::keep);
    }

    /** Completes when the devices are registered that the broker told of when it was first connected. */
    CompletableFuture<?> found() {
        return found;
    }

    /** Listens to the inventories, again or for the first time. */
    void connected() {
        int connection = ++connections;
        into.inventories().forEach(Inventory::connected);
        List<String> filters = into.inventories().stream()
                .flatMap(inventory -> inventory.filters().stream())
                .distinct()
                .toList();
        if (filters.isEmpty()) {
            found.complete(null);
            return;
        }
        home.subscriptions().last(filters, () -> {
            afterQuiet(QUIET, connection, this::settle);
            afterQuiet(SURE, connection, this::sweep);
        });
    }

    /** Does {@code then} when nothing that the broker had kept was told for {@code quiet}, unless the connection breaks. */
    private void afterQuiet(Duration quiet, int connection, Runnable then) {
        int before = kept;
        Runnable look = () -> {
            if (connection != connections || !home.connection().isUp()) {
                return;
            }
            if (kept == before) {
                then.run();
            } else {
                afterQuiet(quiet, connection, then);
            }
        };
        var _ = home.time().timer().schedule(() -> home.lane().execute(look), quiet.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void settle() {
        LOG.infof("%d devices are known through the %s.", known.size(), home.title());
        found.complete(null);
    }

    private void sweep() {
        into.inventories().forEach(inventory -> apply(inventory, inventory.settled()));
    }

    /** Tells the inventories that listen to its topic. */
    void arrived(Line.Arrival arrival) {
        into.inventories().stream()
                .filter(inventory -> concerns(inventory, arrival.topic()))
                .forEach(inventory -> ask(inventory, arrival));
    }

    private static boolean concerns(Inventory inventory, String topic) {
        return inventory.filters().stream().anyMatch(filter -> new TopicFilter(filter).matches(topic));
    }

    private void ask(Inventory inventory, Line.Arrival arrival) {
        if (arrival.retained()) {
            kept++;
        }
        Changes changes;
        try {
            changes = inventory.received(arrival.topic(), arrival.payload());
        } catch (RuntimeException | StackOverflowError bad) {
            complaints.about(arrival.topic(), "it is left out: " + bad);
            return;
        }
        apply(inventory, changes);
    }

    private void apply(Inventory finder, Changes changes) {
        changes.problems().forEach(complaints::about);
        changes.gone().forEach(id -> lose(id, finder));
        changes.present().forEach(definition -> keep(definition, finder));
        changes.failures().forEach((id, why) -> {
            Found device = known.get(id);
            if (device != null) {
                device.device().failed(why);
            }
        });
    }

    private void keep(Definition definition, Inventory finder) {
        DeviceId id = definition.identity().id();
        Found before = known.get(id);
        if (before == null) {
            register(definition, finder);
        } else if (before.finder().equals(finder)
                && !before.device().definition().equals(definition)) {
            home.mailroom().redefine(before.device(), definition);
        } else if (!before.finder().equals(finder)) {
            left.add(definition, finder, "it is told of by " + before.finder().name() + " as well");
        }
    }

    /** One whose id is taken is left out, and tried again and again, since the one before it may go. */
    private void register(Definition definition, Inventory finder) {
        MqttDevice device = new MqttDevice(definition, home);
        try {
            into.home().adopt(device);
            known.put(device.id(), new Found(device, finder));
            left.remove(device.id());
        } catch (DeviceException taken) {
            left.add(definition, finder, String.valueOf(taken.getMessage()));
        }
    }

    /** Somebody has taken {@code device} out of the home: it is there again when it is told of again. */
    void left(MqttDevice device) {
        Found lost = known.get(device.id());
        if (lost != null && lost.device() == device) {
            known.remove(device.id());
        }
    }

    private void lose(DeviceId id, Inventory finder) {
        Found lost = known.get(id);
        if (lost == null || !lost.finder().equals(finder)) {
            left.remove(id, finder);
            return;
        }
        known.remove(id);
        complaints.forget(id.value());
        into.home()
                .unregister(id)
                .onTermination()
                .invoke((_, _, _) -> home.lane().execute(() -> left.tryAgain(id)))
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("Device %s had gone before: %s", id, failure.getMessage()));
    }
}
