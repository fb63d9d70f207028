package org.aubade.driver.mqtt;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.aubade.device.DeviceId;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Inventory;

/**
 * Devices that were found but are not registered, since another device has their id. They are tried again from time to time.
 * Confined to the broker's executor.
 */
final class IdConflicts {
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final BrokerHome home;
    private final ProblemLog log;
    private final Map<String, String> problems;
    private final BiConsumer<Definition, Inventory> register;
    private final Map<DeviceId, Conflict> conflicts = new HashMap<>();
    private boolean scheduled;

    /** A definition and the inventory that found it. */
    private record Conflict(Definition definition, Inventory finder) {}

    /**
     * @param problems where conflicts are shown in health
     * @param register tries to register a device again
     */
    IdConflicts(
            BrokerHome home, ProblemLog log, Map<String, String> problems, BiConsumer<Definition, Inventory> register) {
        this.home = home;
        this.log = log;
        this.problems = problems;
        this.register = register;
    }

    /** Adds a device that cannot be registered now for the reason {@code why}. */
    void add(Definition definition, Inventory finder, String why) {
        DeviceId id = definition.identity().id();
        conflicts.put(id, new Conflict(definition, finder));
        problems.put(subject(id), "is left out: " + why);
        log.warnOnce(id.value(), "it is left out: " + why);
        if (!scheduled) {
            scheduled = true;
            var _ = home.time()
                    .timer()
                    .schedule(() -> home.executor().execute(this::retryAll), RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The device {@code id} is registered. */
    void remove(DeviceId id) {
        if (conflicts.remove(id) != null) {
            problems.remove(subject(id));
        }
    }

    /** {@code finder} does not find the device {@code id} any more. */
    void remove(DeviceId id, Inventory finder) {
        Conflict conflict = conflicts.get(id);
        if (conflict != null && conflict.finder().equals(finder)) {
            remove(id);
        }
    }

    private void retryAll() {
        scheduled = false;
        List.copyOf(conflicts.keySet()).forEach(this::retry);
    }

    /** Tries to register the device {@code id}, whose id may be free now. */
    void retry(DeviceId id) {
        Conflict conflict = conflicts.get(id);
        if (conflict != null) {
            register.accept(conflict.definition(), conflict.finder());
        }
    }

    private String subject(DeviceId id) {
        return home.title() + " " + id;
    }
}
