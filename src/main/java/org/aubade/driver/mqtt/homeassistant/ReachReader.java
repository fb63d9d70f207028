package org.aubade.driver.mqtt.homeassistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.device.Availability;
import org.aubade.driver.mqtt.Reach;
import org.jspecify.annotations.Nullable;

/** Reads the options about availability. */
final class ReachReader {
    private static final int MAX_TOPICS = 20;

    private ReachReader() {}

    /** How a payload is turned into a word; records, so that definitions can be compared. */
    private sealed interface Wording {
        Optional<String> word(Payload payload);

        /** What a template finds. */
        record Found(Template template) implements Wording {
            @Override
            public Optional<String> word(Payload payload) {
                return template.render(payload);
            }
        }

        /** One of two. */
        record Either(WordIf wordIf) implements Wording {
            @Override
            public Optional<String> word(Payload payload) {
                return wordIf.word(payload);
            }
        }
    }

    /** The word in the payload, compared with the two words. */
    private record Words(Wording wording, String available, String notAvailable) implements Reach.Reading {
        @Override
        public @Nullable Availability read(String payload) {
            String word = payload.length() > Json.MAX_LENGTH
                    ? ""
                    : wording.word(new Payload(payload)).orElse("");
            if (word.equals(available)) {
                return Availability.ONLINE;
            }
            return word.equals(notAvailable) ? Availability.OFFLINE : null;
        }
    }

    /** From which topics it follows whether the entity can be reached. */
    static Reach read(EntityConfig config) {
        List<Reach.Topic> topics = new ArrayList<>();
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
            config.complain("availability has more than " + MAX_TOPICS + " topics");
            return Reach.UNTOLD;
        }
        return topics.isEmpty() ? Reach.UNTOLD : new Reach(mode(config), topics);
    }

    private static Optional<Reach.Topic> topic(EntityConfig config, String key, String templateKey) {
        Wording wording = config.text(templateKey)
                .flatMap(WordIf::read)
                .<Wording>map(Wording.Either::new)
                .orElseGet(() -> new Wording.Found(config.template(templateKey)));
        Words words = new Words(
                wording, config.text("payload_available", "online"), config.text("payload_not_available", "offline"));
        return config.topic(key).map(topic -> new Reach.Topic(topic, words));
    }

    private static Reach.Mode mode(EntityConfig config) {
        String mode = config.text("availability_mode", "latest");
        return switch (mode) {
            case "all" -> Reach.Mode.ALL;
            case "any" -> Reach.Mode.ANY;
            default -> Reach.Mode.LATEST;
        };
    }
}
