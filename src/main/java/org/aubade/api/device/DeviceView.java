package org.aubade.api.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.aubade.device.Availability;
import org.aubade.device.Connection;
import org.aubade.device.Device;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.aubade.device.RegisteredDevice;
import org.aubade.device.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A device on the wire.
 *
 * @param understands the types of messages that it can be sent
 * @param messages the form of the data of each of these
 */
record DeviceView(
        String id,
        String name,
        String driver,
        DeviceKind kind,
        @Nullable String room,
        Connection connection,
        Availability availability,
        Map<String, Object> state,
        Set<MessageType> understands,
        Map<MessageType, DataSchema> messages) {
    static DeviceView of(RegisteredDevice registered) {
        Device device = registered.device();
        Vocabulary vocabulary = device.vocabulary();
        return new DeviceView(
                device.id().value(),
                device.name(),
                device.driver(),
                device.kind(),
                device.room().orElse(null),
                registered.connection(),
                registered.availability(),
                registered.state().properties(),
                vocabulary.types(),
                schemas(vocabulary));
    }

    private static Map<MessageType, DataSchema> schemas(Vocabulary vocabulary) {
        Map<MessageType, DataSchema> schemas = new LinkedHashMap<>();
        vocabulary.formats().forEach((type, format) -> schemas.put(type, DataSchema.of(format)));
        return schemas;
    }
}
