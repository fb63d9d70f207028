package org.aubade.driver.mqtt.homeassistant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aubade.device.DeviceId;
import org.aubade.driver.mqtt.inventory.Definition;

/**
 * The topics that announce each device. A device that moves may be announced by two of them for a while: the definition of the
 * first counts.
 */
final class DefinitionOwners {
    private final Map<DeviceId, Map<String, Definition>> definitions = new HashMap<>();

    /** The definition that counts for the device {@code id}. */
    Optional<Definition> of(DeviceId id) {
        Map<String, Definition> all = definitions.get(id);
        return all == null ? Optional.empty() : all.values().stream().findFirst();
    }

    /** {@code owner} announces a device, for the first time or again. */
    void put(String owner, Definition definition) {
        definitions
                .computeIfAbsent(definition.identity().id(), _ -> new LinkedHashMap<>())
                .put(owner, definition);
    }

    /** {@code owner} does not announce the device {@code id} any more. */
    void remove(String owner, DeviceId id) {
        definitions.computeIfPresent(id, (_, all) -> {
            all.remove(owner);
            return all.isEmpty() ? null : all;
        });
    }
}
