package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.aubade.device.Connection;
import org.aubade.device.Device;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.device.RegisteredDevice;

/** A device on the wire. */
record DeviceView(
        String id,
        String name,
        String driver,
        DeviceKind kind,
        Connection connection,
        Map<String, Object> state,
        List<MessageType> understands)
        implements View {
    static DeviceView of(RegisteredDevice registered) {
        Device device = registered.device();
        return new DeviceView(
                device.id().value(),
                device.name(),
                device.driver(),
                device.kind(),
                registered.connection(),
                device.state().properties(),
                device.understands().stream().sorted().toList());
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "id", id);
        View.text(json, "name", name);
        View.text(json, "driver", driver);
        View.text(json, "kind", kind);
        View.text(json, "connection", connection);
        json.writeObjectFieldStart("state");
        for (Map.Entry<String, Object> property : state.entrySet()) {
            json.writeObjectField(property.getKey(), property.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("understands");
        for (MessageType type : understands) {
            json.writeString(type.name());
        }
        json.writeEndArray();
    }
}
