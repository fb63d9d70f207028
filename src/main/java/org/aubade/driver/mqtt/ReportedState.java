package org.aubade.driver.mqtt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aubade.device.Availability;
import org.aubade.device.DeviceState;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.StateTopic;

/** What a device has reported of its state and its availability. Written on the broker's executor, read from any thread. */
final class ReportedState {
    private final Map<String, Availability> availabilityByTopic = new ConcurrentHashMap<>();
    private volatile Availability latestAvailability = Availability.UNKNOWN;
    private volatile DeviceState state;

    ReportedState(DeviceState initial) {
        this.state = initial;
    }

    DeviceState state() {
        return state;
    }

    Availability availability(AvailabilitySpec spec) {
        return spec.evaluate(availabilityByTopic, latestAvailability);
    }

    /** Starts again from {@code initial}, where a device has a new definition. */
    void reset(DeviceState initial) {
        state = initial;
    }

    /** Forgets the availability, since it may have changed while the broker was not connected. */
    void forgetAvailability() {
        availabilityByTopic.clear();
        latestAvailability = Availability.UNKNOWN;
    }

    /** Takes over what {@code payload} says of the availability; whether it says that a bridge is online. */
    boolean readAvailability(AvailabilitySpec spec, String topic, String payload) {
        boolean bridgeOnline = false;
        for (AvailabilitySpec.Topic source : spec.topics()) {
            Availability now = source.topic().equals(topic) ? source.parser().parse(payload) : null;
            if (now != null) {
                availabilityByTopic.put(topic, now);
                latestAvailability = now;
                bridgeOnline |= source.bridge() && now == Availability.ONLINE;
            }
        }
        return bridgeOnline;
    }

    /** Takes over what {@code payload} says of the state. */
    void readState(Definition definition, String topic, String payload) {
        for (StateTopic source : definition.stateTopics()) {
            if (source.topic().equals(topic)) {
                state = source.parser().parse(state, payload);
            }
        }
    }
}
