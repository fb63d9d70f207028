package org.aubade.device;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The known properties of a device, such as {@code power: on}; values are strings, numbers or booleans. */
public record DeviceState(Map<String, Object> properties) {
    /** No property is known. */
    public static final DeviceState UNKNOWN = new DeviceState(Map.of());

    public DeviceState {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** This state with {@code property} set to {@code value}. */
    public DeviceState with(String property, Object value) {
        if (value.equals(properties.get(property))) {
            return this;
        }
        Map<String, Object> changed = new TreeMap<>(properties);
        changed.put(property, value);
        return new DeviceState(changed);
    }

    /** This state without {@code property}. */
    public DeviceState without(String property) {
        if (!properties.containsKey(property)) {
            return this;
        }
        Map<String, Object> changed = new TreeMap<>(properties);
        changed.remove(property);
        return new DeviceState(changed);
    }
}
