package org.aubade.driver.mqtt.homeassistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A payload that has arrived, as templates see it; it is read as JSON once, when something first asks for that. */
final class Payload implements Scope {
    /** What templates for payloads that arrive may name. */
    static final Set<String> VARIABLES = Set.of("value", "value_json");

    private final String text;
    private @Nullable JsonNode json;

    Payload(String text) {
        this.text = text;
    }

    @Override
    public Optional<Value> find(String variable, List<String> path) {
        if (!variable.equals("value_json")) {
            return Optional.of(new Value.Text(text));
        }
        JsonNode node = json();
        for (String name : path) {
            node = node.path(name);
        }
        return Json.scalar(node);
    }

    /** Its tree; missing if it is not JSON. */
    JsonNode json() {
        JsonNode tree = json;
        if (tree == null) {
            tree = Json.read(text).orElse(MissingNode.getInstance());
            json = tree;
        }
        return tree;
    }
}
