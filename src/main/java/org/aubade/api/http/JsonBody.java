package org.aubade.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aubade.text.KnownIds;
import org.jspecify.annotations.Nullable;

/** Reads the JSON object in a body into a record; whatever does not fit ends the request with 400, which says what would. */
public final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
            .build();

    /** How much of a bad value an error repeats, in characters. */
    private static final int SHOWN = 40;

    private JsonBody() {}

    /** The object in {@code body}; the components of {@code type} are the only keys it may have, and null where it has not. */
    public static <T> T read(Body body, Class<T> type) {
        JsonNode node = parse(body.text());
        if (!node.isObject()) {
            throw ProblemException.badRequest("the body must be a JSON object with the keys "
                    + String.join(", ", keys(type)) + "; found " + describe(node));
        }
        try {
            return JSON.treeToValue(node, type);
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.badRequest("unknown key '" + e.getPropertyName() + "'; "
                    + KnownIds.describe(Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of())));
        } catch (MismatchedInputException e) {
            throw ProblemException.badRequest(
                    "'" + path(e) + "' must be " + wanted(e.getTargetType()) + "; found " + describe(at(node, e)));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    private static String wanted(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        return type == Integer.class ? "a whole number" : "an object";
    }

    /** The {@code text} under {@code key}, which has to be there. */
    public static String require(String key, @Nullable String text) {
        if (text == null) {
            throw ProblemException.badRequest("'" + key + "' is missing; it must be a string");
        }
        return text;
    }

    /** The strings, numbers and booleans of the {@code object} under {@code key} as text; empty if it is not there. */
    public static Map<String, String> scalars(String key, @Nullable Map<String, JsonNode> object) {
        Map<String, String> scalars = new LinkedHashMap<>();
        if (object != null) {
            object.forEach((name, value) -> scalars.put(name, scalar(key + "." + name, value)));
        }
        return scalars;
    }

    private static String scalar(String key, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw ProblemException.badRequest(
                    "'" + key + "' must be a string, a number or a boolean; found " + describe(value));
        }
        return value.asText();
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            throw ProblemException.badRequest("the body is empty; send a JSON object");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    /** In Jackson's words without what they say about its classes and settings. */
    private static ProblemException malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String why = String.valueOf(e.getOriginalMessage())
                .replaceAll("(?s)\\s*\\([^()]*(\\[Source|`|from `).*", "")
                .strip();
        return ProblemException.badRequest("malformed JSON" + where + ": " + why);
    }

    private static List<String> keys(Class<?> type) {
        return JSON.getDeserializationConfig().introspect(JSON.constructType(type)).findProperties().stream()
                .map(property -> property.getName())
                .toList();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }

    private static JsonNode at(JsonNode node, JsonMappingException e) {
        JsonNode found = node;
        for (JsonMappingException.Reference step : e.getPath()) {
            found = found.path(step.getFieldName());
        }
        return found;
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
