package org.aubade.api.device;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.aubade.api.http.View;
import org.aubade.device.Availability;
import org.aubade.device.Connection;
import org.aubade.device.DataFormat;
import org.aubade.device.Device;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.device.RegisteredDevice;
import org.aubade.device.Vocabulary;
import org.jspecify.annotations.Nullable;

/** A device on the wire. */
record DeviceView(
        String id,
        String name,
        String driver,
        DeviceKind kind,
        @Nullable String room,
        Connection connection,
        Availability availability,
        Map<String, Object> state,
        Vocabulary vocabulary)
        implements View {
    static DeviceView of(RegisteredDevice registered) {
        Device device = registered.device();
        return new DeviceView(
                device.id().value(),
                device.name(),
                device.driver(),
                device.kind(),
                device.room().orElse(null),
                registered.connection(),
                registered.availability(),
                registered.state().properties(),
                device.vocabulary());
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "id", id);
        View.text(json, "name", name);
        View.text(json, "driver", driver);
        View.text(json, "kind", kind);
        View.text(json, "room", room);
        View.text(json, "connection", connection);
        View.text(json, "availability", availability);
        json.writeObjectFieldStart("state");
        for (Map.Entry<String, Object> property : state.entrySet()) {
            json.writeObjectField(property.getKey(), property.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("understands");
        for (MessageType type : vocabulary.types()) {
            json.writeString(type.name());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("messages");
        for (Map.Entry<MessageType, DataFormat> message : vocabulary.formats().entrySet()) {
            json.writeObjectFieldStart(message.getKey().name());
            writeFormat(json, message.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** As a schema of JSON. */
    private static void writeFormat(JsonGenerator json, DataFormat format) throws IOException {
        switch (format) {
            case DataFormat.Nothing() -> json.writeStringField("type", "null");
            case DataFormat.Text text -> {
                json.writeStringField("type", "string");
                json.writeNumberField("maxLength", text.maxLength());
            }
            case DataFormat.Colour() -> {
                json.writeStringField("type", "string");
                json.writeStringField("format", "color");
            }
            case DataFormat.Quantity quantity -> {
                json.writeStringField("type", "number");
                writeNumber(json, "minimum", quantity.min());
                writeNumber(json, "maximum", quantity.max());
                if (!quantity.unit().isEmpty()) {
                    json.writeStringField("unit", quantity.unit());
                }
            }
            case DataFormat.Choice choice -> {
                json.writeArrayFieldStart("enum");
                for (String option : choice.options()) {
                    json.writeString(option);
                }
                json.writeEndArray();
            }
        }
    }

    private static void writeNumber(JsonGenerator json, String name, double value) throws IOException {
        if (value == Math.rint(value)) {
            json.writeNumberField(name, (long) value);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
