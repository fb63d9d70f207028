package org.aubade.api.device;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.api.http.View;
import org.aubade.device.DeviceEvent;

/** A device event on the wire: what changed, and the fields of the device as it is now. */
public record DeviceChange(DeviceEvent.Change change, DeviceView device) implements View {
    public static DeviceChange of(DeviceEvent event) {
        return new DeviceChange(event.change(), DeviceView.of(event.device()));
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "change", change);
        device.writeFields(json);
    }
}
