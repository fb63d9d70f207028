package org.aubade.driver.mqtt.homeassistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.device.Availability;
import org.aubade.driver.mqtt.homeassistant.entity.EntityConfig;
import org.aubade.driver.mqtt.homeassistant.template.ConditionalText;
import org.aubade.driver.mqtt.homeassistant.template.Json;
import org.aubade.driver.mqtt.homeassistant.template.Payload;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.jspecify.annotations.Nullable;

/** Reads the options of an entity about its availability. */
final class AvailabilityReader {
    private static final int MAX_TOPICS = 20;

    private AvailabilityReader() {}

    /** Finds the word in a payload; implemented by records, so that definitions can be compared. */
    private sealed interface TextSource {
        Optional<String> find(Payload payload);

        /** Finds it by a template. */
        record ByTemplate(Template template) implements TextSource {
            @Override
            public Optional<String> find(Payload payload) {
                return template.render(payload);
            }
        }

        /** Finds it by a condition. */
        record ByCondition(ConditionalText conditional) implements TextSource {
            @Override
            public Optional<String> find(Payload payload) {
                return conditional.choose(payload);
            }
        }
    }

    /** Compares the word in a payload with those for available and not available. */
    private record WordParser(TextSource source, String available, String notAvailable)
            implements AvailabilitySpec.Parser {
        @Override
        public @Nullable Availability parse(String payload) {
            String word = payload.length() > Json.MAX_LENGTH
                    ? ""
                    : source.find(new Payload(payload)).orElse("");
            if (word.equals(available)) {
                return Availability.ONLINE;
            }
            return word.equals(notAvailable) ? Availability.OFFLINE : null;
        }
    }

    /** The topics from which the availability of the entity follows. */
    static AvailabilitySpec read(EntityConfig config) {
        List<AvailabilitySpec.Topic> topics = new ArrayList<>();
        topic(config, "availability_topic", "availability_template").ifPresent(topics::add);
        JsonNode list = config.node("availability").orElse(null);
        if (list != null && list.isObject()) {
            topic(config.inner(list), "topic", "value_template").ifPresent(topics::add);
        } else if (list != null) {
            for (JsonNode entry : list) {
                topic(config.inner(entry), "topic", "value_template").ifPresent(topics::add);
            }
        }
        if (topics.size() > MAX_TOPICS) {
            config.addProblem("availability has more than " + MAX_TOPICS + " topics");
            return AvailabilitySpec.UNKNOWN;
        }
        return topics.isEmpty() ? AvailabilitySpec.UNKNOWN : new AvailabilitySpec(mode(config), topics);
    }

    private static Optional<AvailabilitySpec.Topic> topic(EntityConfig config, String key, String templateKey) {
        TextSource source = config.text(templateKey)
                .flatMap(ConditionalText::read)
                .<TextSource>map(TextSource.ByCondition::new)
                .orElseGet(() -> new TextSource.ByTemplate(config.template(templateKey)));
        WordParser parser = new WordParser(
                source, config.text("payload_available", "online"), config.text("payload_not_available", "offline"));
        return config.topic(key).map(topic -> new AvailabilitySpec.Topic(topic, parser));
    }

    private static AvailabilitySpec.Mode mode(EntityConfig config) {
        String mode = config.text("availability_mode", "latest");
        return switch (mode) {
            case "all" -> AvailabilitySpec.Mode.ALL;
            case "any" -> AvailabilitySpec.Mode.ANY;
            default -> AvailabilitySpec.Mode.LATEST;
        };
    }
}
