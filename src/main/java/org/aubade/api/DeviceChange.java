package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.device.DeviceEvent;

/** A device event on the wire: what changed, and the fields of the device as it is now. */
record DeviceChange(DeviceEvent.Change change, DeviceView device) implements View {
    static DeviceChange of(DeviceEvent event) {
        return new DeviceChange(event.change(), DeviceView.of(event.device()));
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "change", change);
        device.writeFields(json);
    }
}
