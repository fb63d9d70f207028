package org.aubade.driver.mqtt.homeassistant.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A received payload with the variables that templates may use; it is parsed as JSON at the first use. */
public final class Payload implements Variables {
    /** The variables of templates for received payloads. */
    public static final Set<String> VARIABLES = Set.of("value", "value_json");

    private final String text;
    private @Nullable JsonNode json;

    public Payload(String text) {
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

    /** The tree of the payload; a missing node if it is not JSON. */
    public JsonNode json() {
        JsonNode tree = json;
        if (tree == null) {
            tree = Json.read(text).orElse(MissingNode.getInstance());
            json = tree;
        }
        return tree;
    }
}
