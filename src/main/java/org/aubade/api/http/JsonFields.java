package org.aubade.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aubade.device.KnownIds;
import org.jspecify.annotations.Nullable;

/** The fields of a body that has to be one JSON object; whatever does not fit ends the request with 400. */
public final class JsonFields {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    /** How much of a bad value an error repeats, in characters. */
    private static final int SHOWN = 40;

    private final JsonNode object;

    private JsonFields(JsonNode object) {
        this.object = object;
    }

    /** The fields of {@code body}, none of which is called otherwise than {@code keys}. */
    public static JsonFields of(Body body, List<String> keys) {
        JsonNode node = parse(body.text());
        if (!node.isObject()) {
            throw ProblemException.badRequest("the body must be a JSON object with the keys " + String.join(", ", keys)
                    + "; found " + describe(node));
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw ProblemException.badRequest("unknown key '" + key + "'; " + KnownIds.describe(keys));
            }
        });
        return new JsonFields(node);
    }

    /** The text under {@code key}, which has to be there. */
    public String require(String key) {
        String text = text(key);
        if (text == null) {
            throw ProblemException.badRequest("'" + key + "' is missing; it must be a string");
        }
        return text;
    }

    /** The text under {@code key}; null if it is not there. */
    public @Nullable String text(String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw ProblemException.badRequest("'" + key + "' must be a string; found " + describe(value));
        }
        return value.textValue();
    }

    /** The strings, numbers and booleans of the object under {@code key} as text; empty if it is not there. */
    public Map<String, String> scalars(String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw ProblemException.badRequest("'" + key + "' must be an object; found " + describe(value));
        }
        Map<String, String> scalars = new LinkedHashMap<>();
        value.properties().forEach(field -> scalars.put(field.getKey(), scalar(key, field)));
        return scalars;
    }

    private static String scalar(String key, Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        if (!value.isValueNode() || value.isNull()) {
            throw ProblemException.badRequest("'" + key + "." + field.getKey()
                    + "' must be a string, a number or a boolean; found " + describe(value));
        }
        return value.asText();
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            throw ProblemException.badRequest("the body is empty; send a JSON object");
        }
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest("malformed JSON" + where(e.getLocation()) + ": " + plain(e));
        }
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Jackson's words without what they say about its classes and settings. */
    private static String plain(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage())
                .replaceAll("(?s)\\s*\\([^()]*(\\[Source|`|from `).*", "")
                .strip();
    }

    private static String describe(JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        if (value.isContainerNode()) {
            return "an " + type;
        }
        String text = value.asText();
        return "the " + type + " '" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "'";
    }
}
