package org.aubade.driver.mqtt.homeassistant.entity;

import static org.aubade.device.MessageType.PAUSE;
import static org.aubade.device.MessageType.RETURN_HOME;
import static org.aubade.device.MessageType.START;
import static org.aubade.device.MessageType.STOP;

import java.util.List;
import java.util.Optional;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.inventory.Answer;

/** A robot that cleans floors; it understands the features that its options list. */
final class VacuumEntity {
    private static final List<String> FEATURES = List.of("start", "stop", "return_home", "status", "clean_spot");

    private VacuumEntity() {}

    static void build(EntityBuilder entity) {
        EntityConfig config = entity.config();
        PropertyParser parser = new PropertyParser.Verbatim("activity");
        StateUpdate update = new StateUpdate.FromTemplate(Template.member("state"), parser);
        Optional<Feedback> activity = entity.reported("state_topic", update, parser.property());
        entity.reported(
                "state_topic",
                new StateUpdate.FromTemplate(Template.member("fan_speed"), new PropertyParser.Verbatim("fanSpeed")),
                "fanSpeed");
        List<String> features =
                config.node("supported_features").isPresent() ? config.texts("supported_features") : FEATURES;
        command(entity, features, START, "start", entity.answeredBy(activity, "cleaning"));
        command(entity, features, PAUSE, "pause", entity.answeredBy(activity, "paused", "idle"));
        command(entity, features, STOP, "stop", EntityBuilder.PUBLISHED);
        command(entity, features, RETURN_HOME, "return_home", entity.answeredBy(activity, "returning", "docked"));
    }

    private static void command(
            EntityBuilder entity, List<String> features, MessageType type, String feature, Answer answer) {
        if (features.contains(feature)) {
            String word = type == RETURN_HOME ? "return_to_base" : feature;
            entity.command(type, "command_topic", entity.config().text("payload_" + word, word), answer);
        }
    }
}
