package org.aubade.driver.mqtt.homeassistant;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A light of the template schema. Only what its templates for on and off say of themselves can be told: one that depends
 * on how bright or in which colour needs conditions, which are outside of the subset.
 */
final class TemplateLightEntity {
    private TemplateLightEntity() {}

    static void shape(Shape shape) {
        EntityConfig config = shape.config();
        Meaning power = new Meaning.Word("power", Map.of("on", "on", "off", "off"));
        Optional<Feedback> told = config.node("state_template").isPresent()
                ? shape.told("state_topic", "state_template", power)
                : Optional.empty();
        level(shape);
        SwitchEntity.switches(
                shape,
                told,
                command(config, "command_on_template", "on"),
                command(config, "command_off_template", "off"));
    }

    private static void level(Shape shape) {
        EntityConfig config = shape.config();
        if (config.node("brightness_template").isPresent()) {
            Conversion scale = new Conversion.Percent(0, 255);
            shape.told("state_topic", "brightness_template", new Meaning.Quantity("brightness", scale));
        }
        if (config.node("color_temp_template").isPresent()) {
            Meaning temperature = new Meaning.Quantity("colorTemperature", LightEntity.kelvin(config));
            shape.told("state_topic", "color_temp_template", temperature);
        }
    }

    private static String command(EntityConfig config, String key, String state) {
        Optional<Template> template = config.template(key, Set.of("state"));
        if (template.isEmpty() && config.complaints().isEmpty()) {
            config.complain(key + " is missing");
        }
        Scope scope = Scope.of(Map.of("state", new Value.Text(state)));
        return template.flatMap(read -> read.render(scope)).orElse(state);
    }
}
