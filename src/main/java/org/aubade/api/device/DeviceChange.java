package org.aubade.api.device;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.aubade.device.DeviceEvent;

/** A device event on the wire: what changed, and the fields of the device as it is now. */
@RegisterForReflection
public record DeviceChange(
        DeviceEvent.Change change, @JsonUnwrapped DeviceView device) {
    public static DeviceChange of(DeviceEvent event) {
        return new DeviceChange(event.change(), DeviceView.of(event.device()));
    }
}
