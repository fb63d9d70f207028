package org.aubade.store.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aubade.run.Resumption;
import org.jspecify.annotations.Nullable;

/** Writes and reads the resumptions of a run as JSON: one column holds them, since no query needs a part of them. */
final class ResumptionText {
    private static final JsonFactory JSON = new JsonFactory();

    private ResumptionText() {}

    /** The text; null for none. */
    static @Nullable String write(List<Resumption> resumptions) {
        if (resumptions.isEmpty()) {
            return null;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Resumption resumption : resumptions) {
                write(json, resumption);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Reads what {@link #write} wrote. */
    static List<Resumption> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<Resumption> resumptions = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                resumptions.add(read(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resumptions;
    }

    private static void write(JsonGenerator json, Resumption resumption) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", resumption.at().toString());
        json.writeStringField("node", resumption.node());
        json.writeStringField("interruptedNode", resumption.interruptedNode());
        json.writeStringField("lastSeen", resumption.lastSeen().toString());
        writeList(json, "resent", resumption.resent());
        writeList(json, "inDoubt", resumption.inDoubt());
        json.writeEndObject();
    }

    private static void writeList(JsonGenerator json, String name, List<String> items) throws IOException {
        json.writeArrayFieldStart(name);
        for (String item : items) {
            json.writeString(item);
        }
        json.writeEndArray();
    }

    private static Resumption read(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                List<String> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(json.getText());
                }
                lists.put(name, items);
            } else {
                texts.put(name, json.getText());
            }
        }
        return new Resumption(
                Instant.parse(texts.getOrDefault("at", Instant.EPOCH.toString())),
                texts.getOrDefault("node", ""),
                texts.getOrDefault("interruptedNode", ""),
                Instant.parse(texts.getOrDefault("lastSeen", Instant.EPOCH.toString())),
                lists.getOrDefault("resent", List.of()),
                lists.getOrDefault("inDoubt", List.of()));
    }
}
