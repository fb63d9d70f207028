package org.aubade.driver.mqtt.homeassistant.entity;

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
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.Command;
import org.aubade.driver.mqtt.inventory.Encoding;
import org.aubade.driver.mqtt.inventory.PublicationSpec;
import org.aubade.driver.mqtt.inventory.StateTopic;

/** Collects, option by option, what an entity understands and reports. */
public final class EntityBuilder {
    /** The answer of an entity that reports nothing: the broker's acknowledgement. */
    static final Answer PUBLISHED = new Answer.Published(Duration.ZERO);

    private final EntityConfig config;
    private final boolean optimistic;
    private final boolean retain;
    private final Map<MessageType, Command> commands = new EnumMap<>(MessageType.class);
    private final Map<String, List<StateUpdate>> updates = new LinkedHashMap<>();

    public EntityBuilder(EntityConfig config) {
        this.config = config;
        this.optimistic = config.flag("optimistic");
        this.retain = config.flag("retain");
    }

    /** The options of the entity. */
    EntityConfig config() {
        return config;
    }

    /** How each message that the entity understands is sent. */
    public Map<MessageType, Command> commands() {
        return commands;
    }

    /** Where the entity reports its state. */
    public List<StateTopic> stateTopics() {
        return updates.entrySet().stream()
                .map(entry -> new StateTopic(entry.getKey(), new StateUpdates(entry.getValue())))
                .toList();
    }

    /** Adds a property that is reported on the topic in the option {@code topicKey}; empty if there is no such option. */
    @CanIgnoreReturnValue
    Optional<Feedback> reported(String topicKey, StateUpdate update, String property) {
        return config.topic(topicKey).map(topic -> {
            updates.computeIfAbsent(topic, _ -> new ArrayList<>()).add(update);
            return new Feedback(topic, update, property);
        });
    }

    /** Adds a property that the template in {@code templateKey} finds on the topic in {@code topicKey}; empty without a topic. */
    @CanIgnoreReturnValue
    Optional<Feedback> reported(String topicKey, String templateKey, PropertyParser parser) {
        Template template = config.template(templateKey);
        return reported(topicKey, new StateUpdate.FromTemplate(template, parser), parser.property());
    }

    /** Answered when {@code feedback} reports one of {@code values}; by the broker where nothing is reported. */
    Answer answeredBy(Optional<Feedback> feedback, String... values) {
        return unlessOptimistic(feedback)
                .map(reported -> reported.oneOf(Set.of(values)))
                .orElse(PUBLISHED);
    }

    /**
     * Answered when {@code movement} reports one of {@code words}. Where the movement is not reported, any report of
     * {@code position} is the answer, or a position that is at {@code goal} already.
     */
    Answer answeredByMovement(Optional<Feedback> movement, Optional<Feedback> position, int goal, String... words) {
        return movement.isPresent()
                ? answeredBy(movement, words)
                : unlessOptimistic(position).map(reported -> reported.any(goal)).orElse(PUBLISHED);
    }

    /** Answered when {@code feedback} reports any value; by the broker where nothing is reported. */
    Answer answeredByReport(Optional<Feedback> feedback) {
        return unlessOptimistic(feedback).map(Feedback::any).orElse(PUBLISHED);
    }

    /** What is published for messages of {@code type}; the broker never retains a message that must not arrive twice. */
    Optional<PublicationSpec> publication(MessageType type, String topicKey, Encoding encoding) {
        return config.topic(topicKey).map(topic -> new PublicationSpec(topic, encoding, retain && type.idempotent()));
    }

    /** Lets the entity understand messages of {@code type}, if {@code publication} has a topic. */
    void command(MessageType type, DataFormat format, Answer answer, Optional<PublicationSpec> publication) {
        command(type, format, answer, List.of(publication));
    }

    /** Lets the entity understand messages of {@code type}, if all of {@code publications} have a topic. */
    void command(MessageType type, DataFormat format, Answer answer, List<Optional<PublicationSpec>> publications) {
        if (publications.stream().allMatch(Optional::isPresent)) {
            List<PublicationSpec> all =
                    publications.stream().flatMap(Optional::stream).toList();
            commands.put(type, new Command(format, all, answer));
        }
    }

    /** Lets the entity understand messages of {@code type}, which have no data, by a payload that is always the same. */
    void command(MessageType type, String topicKey, String payload, Answer answer) {
        command(type, type.dataFormat(), answer, publication(type, topicKey, new Encoding.Constant(payload)));
    }

    /** An optimistic entity does not report what it did, even if it has a state topic. */
    private Optional<Feedback> unlessOptimistic(Optional<Feedback> feedback) {
        return optimistic ? Optional.empty() : feedback;
    }
}
