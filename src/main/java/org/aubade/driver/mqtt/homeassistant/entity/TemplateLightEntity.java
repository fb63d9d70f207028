package org.aubade.driver.mqtt.homeassistant.entity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.homeassistant.template.Value;
import org.aubade.driver.mqtt.homeassistant.template.Variables;

/**
 * A light of the template schema. It can only be switched on and off: templates for brightness and colour need conditions,
 * which are not supported.
 */
final class TemplateLightEntity {
    private TemplateLightEntity() {}

    static void build(EntityBuilder entity) {
        EntityConfig config = entity.config();
        PropertyParser power = new PropertyParser.Word("power", Map.of("on", "on", "off", "off"));
        Optional<Feedback> state = config.node("state_template").isPresent()
                ? entity.reported("state_topic", "state_template", power)
                : Optional.empty();
        level(entity);
        SwitchEntity.addSwitch(
                entity,
                state,
                command(config, "command_on_template", "on"),
                command(config, "command_off_template", "off"));
    }

    private static void level(EntityBuilder entity) {
        EntityConfig config = entity.config();
        if (config.node("brightness_template").isPresent()) {
            Conversion scale = new Conversion.Percent(0, 255);
            entity.reported("state_topic", "brightness_template", new PropertyParser.Quantity("brightness", scale));
        }
        if (config.node("color_temp_template").isPresent()) {
            PropertyParser temperature = new PropertyParser.Quantity("colorTemperature", LightEntity.kelvin(config));
            entity.reported("state_topic", "color_temp_template", temperature);
        }
    }

    private static String command(EntityConfig config, String key, String value) {
        Optional<Template> template = config.template(key, Set.of("state"));
        if (template.isEmpty() && config.problems().isEmpty()) {
            config.addProblem(key + " is missing");
        }
        Variables variables = Variables.of(Map.of("state", new Value.Text(value)));
        return template.flatMap(read -> read.render(variables)).orElse(value);
    }
}
