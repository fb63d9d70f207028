package org.aubade.store;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** Writes the data of tasks as text, which is all that they have; nothing is looked up by reflection. */
final class TextSerializer implements Serializer {
    @Override
    public byte[] serialize(Object data) {
        return data == null ? new byte[0] : data.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] text) {
        return type.cast(text == null ? "" : new String(text, StandardCharsets.UTF_8));
    }
}
