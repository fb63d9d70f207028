package org.aubade.driver.mqtt.homeassistant.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables that the expression of a template can use. */
public interface Variables {
    /** The value of {@code variable}, or the scalar at {@code path} inside it; empty if there is none. */
    Optional<Value> find(String variable, List<String> path);

    /** Variables with these values, which have no members. */
    static Variables of(Map<String, Value> variables) {
        return (variable, path) -> path.isEmpty() ? Optional.ofNullable(variables.get(variable)) : Optional.empty();
    }
}
