package org.aubade.driver.mqtt.homeassistant;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DataFormat;
import org.aubade.device.MessageType;
import org.aubade.driver.mqtt.Answer;
import org.aubade.driver.mqtt.Command;
import org.aubade.driver.mqtt.Encoding;
import org.aubade.driver.mqtt.Publishing;
import org.aubade.driver.mqtt.Report;

/** What an entity can be told and tells, collected option by option. */
final class Shape {
    /** Answered when the broker has it. */
    static final Answer PUBLISHED = new Answer.Published(Duration.ZERO);

    private final EntityConfig config;
    private final boolean optimistic;
    private final boolean retain;
    private final Map<MessageType, Command> commands = new EnumMap<>(MessageType.class);
    private final Map<String, List<Fact>> facts = new LinkedHashMap<>();

    Shape(EntityConfig config) {
        this.config = config;
        this.optimistic = config.flag("optimistic");
        this.retain = config.flag("retain");
    }

    /** The options. */
    EntityConfig config() {
        return config;
    }

    /** What it can be told. */
    Map<MessageType, Command> commands() {
        return commands;
    }

    /** Where it tells its state, one for each topic. */
    List<Report> reports() {
        return facts.entrySet().stream()
                .map(entry -> new Report(entry.getKey(), new Facts(entry.getValue())))
                .toList();
    }

    /** A property that is told on the topic of the option, if there is one. */
    @CanIgnoreReturnValue
    Optional<Feedback> told(String topicKey, Fact fact, String property) {
        return config.topic(topicKey).map(topic -> {
            facts.computeIfAbsent(topic, _ -> new ArrayList<>()).add(fact);
            return new Feedback(topic, fact, property);
        });
    }

    /** The same, found by the template of another option. */
    @CanIgnoreReturnValue
    Optional<Feedback> told(String topicKey, String templateKey, Meaning meaning) {
        Template template = config.template(templateKey);
        return told(topicKey, new Fact.Found(template, meaning), meaning.property());
    }

    /** Answered by {@code feedback} showing one of {@code values}; by being published where nothing is told. */
    Answer shown(Optional<Feedback> feedback, String... values) {
        return heard(feedback).map(told -> told.shows(Set.of(values))).orElse(PUBLISHED);
    }

    /** Answered by one of {@code words} of {@code movement}; where it is not told, by any position, or one at {@code goal}. */
    Answer moves(Optional<Feedback> movement, Optional<Feedback> position, int goal, String... words) {
        return movement.isPresent()
                ? shown(movement, words)
                : heard(position).map(told -> told.tells(goal)).orElse(PUBLISHED);
    }

    /** Answered by {@code feedback} of any value; by being published where nothing is told. */
    Answer told(Optional<Feedback> feedback) {
        return heard(feedback).map(Feedback::tells).orElse(PUBLISHED);
    }

    /** What is to be published for messages of {@code type}; what may not be doubled is never kept by the broker. */
    Optional<Publishing> publishing(MessageType type, String topicKey, Encoding encoding) {
        return config.topic(topicKey).map(topic -> new Publishing(topic, encoding, retain && type.idempotent()));
    }

    /** Messages of {@code type} are understood, unless there is no topic for them. */
    void understands(MessageType type, DataFormat format, Answer answer, Optional<Publishing> publishing) {
        understands(type, format, answer, List.of(publishing));
    }

    /** Messages of {@code type} are understood, unless one of {@code publishings} has no topic. */
    void understands(MessageType type, DataFormat format, Answer answer, List<Optional<Publishing>> publishings) {
        if (publishings.stream().allMatch(Optional::isPresent)) {
            List<Publishing> all =
                    publishings.stream().flatMap(Optional::stream).toList();
            commands.put(type, new Command(format, all, answer));
        }
    }

    /** Messages of {@code type}, which have no data, are told by a payload that never changes. */
    void understands(MessageType type, String topicKey, String payload, Answer answer) {
        understands(type, type.dataFormat(), answer, publishing(type, topicKey, new Encoding.Constant(payload)));
    }

    private Optional<Feedback> heard(Optional<Feedback> feedback) {
        return optimistic ? Optional.empty() : feedback;
    }
}
