package org.aubade.driver.mqtt.homeassistant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aubade.device.DeviceId;
import org.aubade.driver.mqtt.Definition;

/** Who says that a device is his: several may, as a device moves from one topic to another, and the first has it. */
final class Claims {
    private final Map<DeviceId, Map<String, Definition>> claims = new HashMap<>();

    /** The definition that counts. */
    Optional<Definition> of(DeviceId id) {
        Map<String, Definition> all = claims.get(id);
        return all == null ? Optional.empty() : all.values().stream().findFirst();
    }

    /** {@code claimant} says so, anew or again. */
    void put(String claimant, Definition definition) {
        claims.computeIfAbsent(definition.identity().id(), _ -> new LinkedHashMap<>())
                .put(claimant, definition);
    }

    /** {@code claimant} says so no more. */
    void remove(String claimant, DeviceId id) {
        claims.computeIfPresent(id, (_, all) -> {
            all.remove(claimant);
            return all.isEmpty() ? null : all;
        });
    }
}
