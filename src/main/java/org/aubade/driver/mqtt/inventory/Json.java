package org.aubade.driver.mqtt.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads and makes JSON payloads. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /**
     * The tree of {@code text}.
     *
     * @throws IllegalArgumentException if it is not JSON, in words that follow "it"
     */
    public static JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new IllegalArgumentException("is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The object in {@code text}.
     *
     * @throws IllegalArgumentException if it is not a JSON object, in words that follow "it"
     */
    public static ObjectNode object(String text) {
        if (parse(text) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("is no JSON object");
    }

    /** A new object without fields. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The string, number or boolean in {@code node}, as a device's state has it; empty if it is something else. */
    public static Optional<Object> scalar(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            return Optional.of(text.length() <= 255 ? text : text.substring(0, 255));
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        if (node.canConvertToLong() && node.isIntegralNumber()) {
            return Optional.of(node.longValue());
        }
        return node.isNumber() && Double.isFinite(node.doubleValue())
                ? Optional.of(node.doubleValue())
                : Optional.empty();
    }
}
