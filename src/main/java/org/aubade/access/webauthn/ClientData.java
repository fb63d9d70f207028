package org.aubade.access.webauthn;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * What the browser says about a ceremony; the authenticator signs its bytes.
 *
 * @param challenge what the service made up for this ceremony
 * @param isCrossOrigin whether a page of another site embeds the one that asks
 */
record ClientData(String type, String challenge, String origin, boolean isCrossOrigin) {
    static final String CREATE = "webauthn.create";
    static final String GET = "webauthn.get";
    static final int MAX_BYTES = 4096;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException if {@code bytes} are no client data */
    static ClientData read(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            return new ClientData(
                    text(node, "type"),
                    text(node, "challenge"),
                    text(node, "origin"),
                    node.path("crossOrigin").asBoolean(false));
        } catch (IOException e) {
            throw new IllegalArgumentException("'clientData' must be the JSON that the browser made", e);
        }
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'clientData' must have a string '" + key + "'");
        }
        return value.textValue();
    }

    /**
     * Checks that it is of the ceremony {@code wanted} at {@code party}.
     *
     * @return the reason if it is not; empty if it is
     */
    Optional<String> verify(String wanted, RelyingParty party) {
        if (!type.equals(wanted)) {
            return Optional.of("this is an answer to '" + type + "', not to '" + wanted + "'");
        }
        if (!origin.equals(party.origin())) {
            return Optional.of("the browser was at '" + origin + "', but it has to be at '" + party.origin() + "'");
        }
        return isCrossOrigin ? Optional.of("the page was embedded in another one") : Optional.empty();
    }
}
