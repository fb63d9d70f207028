package org.aubade.driver.mqtt.inventory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aubade.device.DeviceId;

/**
 * What follows from a message that an inventory received.
 *
 * @param present devices that are new or have a new definition; an unchanged definition has no effect
 * @param gone the ids of devices that have disappeared
 * @param failures what went wrong with the message that a device is executing, by the device's id, in words that follow its
 *     name: "could not be reached: no route"
 * @param problems what cannot be understood, by its subject, such as a device or a topic; each subject is logged once
 */
public record Changes(
        List<Definition> present, Set<DeviceId> gone, Map<DeviceId, String> failures, Map<String, String> problems) {
    /** Nothing changes. */
    public static final Changes NONE = new Changes(List.of(), Set.of(), Map.of(), Map.of());

    public Changes {
        present = List.copyOf(present);
        gone = Set.copyOf(gone);
        failures = Map.copyOf(failures);
        problems = Map.copyOf(problems);
    }

    /** No device changes, and {@code subject} is not understood for the reason {@code why}. */
    public static Changes problem(String subject, String why) {
        return new Changes(List.of(), Set.of(), Map.of(), Map.of(subject, why));
    }
}
