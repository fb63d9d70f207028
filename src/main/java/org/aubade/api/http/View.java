package org.aubade.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object that writes itself: without reflection, in the order in which people read, absent where it is null. */
public interface View extends JsonSerializable {
    /** Writes the fields, but not the braces around them. */
    void writeFields(JsonGenerator json) throws IOException;

    @Override
    default void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    @Override
    default void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }

    /** Writes the text of {@code value}, or nothing if it is null. */
    static void text(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    /** Writes {@code instant} as text, or nothing if it is null. */
    static void instant(JsonGenerator json, String name, @Nullable Instant instant) throws IOException {
        if (instant != null) {
            json.writeStringField(name, instant.toString());
        }
    }

    /** Writes {@code view} as an object, or nothing if it is null. */
    static void object(JsonGenerator json, String name, @Nullable View view) throws IOException {
        if (view != null) {
            json.writeObjectFieldStart(name);
            view.writeFields(json);
            json.writeEndObject();
        }
    }

    /** Writes an array of objects. */
    static void list(JsonGenerator json, String name, List<? extends View> views) throws IOException {
        json.writeArrayFieldStart(name);
        for (View view : views) {
            json.writeStartObject();
            view.writeFields(json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
