package org.aubade.driver.mqtt.homeassistant;

import static org.aubade.device.MessageType.PAUSE;
import static org.aubade.device.MessageType.RETURN_HOME;
import static org.aubade.device.MessageType.START;
import static org.aubade.device.MessageType.STOP;

import java.util.List;
import java.util.Optional;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.Answer;

/** A robot that cleans floors, told only the features that it says it has. */
final class VacuumEntity {
    private static final List<String> FEATURES = List.of("start", "stop", "return_home", "status", "clean_spot");

    private VacuumEntity() {}

    static void shape(Shape shape) {
        EntityConfig config = shape.config();
        Meaning meaning = new Meaning.Verbatim("activity");
        Fact fact = new Fact.Found(Template.member("state"), meaning);
        Optional<Feedback> activity = shape.told("state_topic", fact, meaning.property());
        shape.told(
                "state_topic",
                new Fact.Found(Template.member("fan_speed"), new Meaning.Verbatim("fanSpeed")),
                "fanSpeed");
        List<String> features =
                config.node("supported_features").isPresent() ? config.texts("supported_features") : FEATURES;
        tell(shape, features, START, "start", shape.shown(activity, "cleaning"));
        tell(shape, features, PAUSE, "pause", shape.shown(activity, "paused", "idle"));
        tell(shape, features, STOP, "stop", Shape.PUBLISHED);
        tell(shape, features, RETURN_HOME, "return_home", shape.shown(activity, "returning", "docked"));
    }

    private static void tell(Shape shape, List<String> features, MessageType type, String feature, Answer answer) {
        if (features.contains(feature)) {
            String word = type == RETURN_HOME ? "return_to_base" : feature;
            shape.understands(type, "command_topic", shape.config().text("payload_" + word, word), answer);
        }
    }
}
