package org.aubade.driver.mqtt.homeassistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the expression of a template can name. */
interface Scope {
    /** The value that {@code variable} has, or the scalar to which {@code path} leads from there; empty if there is none. */
    Optional<Value> find(String variable, List<String> path);

    /** The variables given, none of which leads further. */
    static Scope of(Map<String, Value> variables) {
        return (variable, path) -> path.isEmpty() ? Optional.ofNullable(variables.get(variable)) : Optional.empty();
    }
}
