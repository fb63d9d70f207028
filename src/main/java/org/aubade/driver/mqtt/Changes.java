package org.aubade.driver.mqtt;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aubade.device.DeviceId;

/**
 * What follows from something that an inventory was told.
 *
 * @param present devices that are new, or that are defined anew; the same definition again is without effect
 * @param gone the ids of devices that are there no more
 * @param failures what went wrong with the message that a device is at, by its id, in words that follow the device:
 *     "could not be reached: no route"
 * @param problems what cannot be understood, by what it is about, such as a device or a topic; each is logged once
 */
public record Changes(
        List<Definition> present, Set<DeviceId> gone, Map<DeviceId, String> failures, Map<String, String> problems) {
    /** Nothing follows. */
    public static final Changes NONE = new Changes(List.of(), Set.of(), Map.of(), Map.of());

    public Changes {
        present = List.copyOf(present);
        gone = Set.copyOf(gone);
        failures = Map.copyOf(failures);
        problems = Map.copyOf(problems);
    }

    /** Only {@code why} the thing called {@code subject} is not understood. */
    public static Changes problem(String subject, String why) {
        return new Changes(List.of(), Set.of(), Map.of(), Map.of(subject, why));
    }
}
