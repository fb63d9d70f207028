package org.aubade.store.alarms;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** Writes the data of tasks, which is always text, without the reflection that would not work in a native image. */
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
