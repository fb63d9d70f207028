package org.aubade.driver.mqtt.homeassistant.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Reads JSON from untrusted senders, with limits on length and depth, and never fails. */
public final class Json {
    /** In characters; longer text is not read. */
    public static final int MAX_LENGTH = 256 * 1024;

    private static final int MAX_DEPTH = 32;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .maxStringLength(MAX_LENGTH)
                            .build())
                    .build())
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** The tree of {@code text}; empty if it is too long, too deep, or not JSON. */
    public static Optional<JsonNode> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonNode tree = READER.readTree(text);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /** The text of an object with these members. */
    public static String object(Map<String, String> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach(object::put);
        return object.toString();
    }

    /** {@code node} as a value in a template; empty if it is not a scalar, or a number that does not fit. */
    public static Optional<Value> scalar(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Optional.of(new Value.Text(node.textValue()));
            case BOOLEAN -> Optional.of(new Value.Flag(node.booleanValue()));
            case NULL -> Optional.of(Value.Text.NONE);
            case NUMBER -> number(node);
            case ARRAY, BINARY, MISSING, OBJECT, POJO -> Optional.empty();
        };
    }

    private static Optional<Value> number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? Optional.of(new Value.Whole(node.longValue())) : Optional.empty();
        }
        double value = node.doubleValue();
        return Double.isFinite(value) ? Optional.of(new Value.Fraction(value)) : Optional.empty();
    }
}
