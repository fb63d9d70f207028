package org.aubade.driver.mqtt.homeassistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.aubade.driver.mqtt.TopicName;

/** The configuration of one entity with its keys in full, and the complaints about what cannot be followed. */
final class EntityConfig {
    private static final int MAX_TEXT = 8 * 1024;
    private static final int MAX_OPTIONS = 500;

    private final Map<String, JsonNode> options;
    private final String base;
    private final List<String> complaints;

    /** @param base what {@code ~} stands for in topics; empty if for nothing */
    EntityConfig(Map<String, JsonNode> options, String base) {
        this(options, base, new ArrayList<>());
    }

    private EntityConfig(Map<String, JsonNode> options, String base, List<String> complaints) {
        this.options = Map.copyOf(options);
        this.base = base;
        this.complaints = complaints;
    }

    /** The fields of {@code node}, by the long form of their keys; none if it is no object. */
    static Map<String, JsonNode> expand(JsonNode node) {
        Map<String, JsonNode> expanded = new LinkedHashMap<>();
        node.properties().forEach(field -> expanded.put(Abbreviations.ofEntity(field.getKey()), field.getValue()));
        return expanded;
    }

    /** Why the entity is not supported; empty as long as it is. */
    List<String> complaints() {
        return complaints;
    }

    /** Says that the entity cannot be followed. */
    void complain(String why) {
        complaints.add(why);
    }

    /** What the option says, which may be null. */
    Optional<JsonNode> node(String key) {
        return Optional.ofNullable(options.get(key));
    }

    /**
     * The option as text, flags and numbers printed as templates print them; empty if it is not there, or null, and with a
     * complaint if it is no text or too long: what would stand in for it would be something else.
     */
    Optional<String> text(String key) {
        JsonNode node = options.get(key);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        Optional<String> text = Json.scalar(node).map(Value::text).filter(whole -> whole.length() <= MAX_TEXT);
        if (text.isEmpty()) {
            complain(key + " is not text of at most " + MAX_TEXT + " characters");
        }
        return text;
    }

    /** The option as text, or {@code otherwise}. */
    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** Whether the option is there and null, by which a command is said not to be understood. */
    boolean isNull(String key) {
        return node(key).map(JsonNode::isNull).orElse(false);
    }

    /** Whether the option is set to true. */
    boolean flag(String key) {
        return text(key)
                .map(text -> Set.of("True", "true", "on", "yes", "1").contains(text))
                .orElse(false);
    }

    /** The option as a finite number; empty if there is none, and with a complaint if it is something else. */
    OptionalDouble number(String key) {
        Optional<String> text = text(key);
        Optional<Double> number = text.flatMap(found -> new Value.Text(found).number());
        if (text.isPresent() && number.isEmpty()) {
            complain(key + " is not a number");
        }
        return number.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** The option as a list of texts without those that are blank; empty if it is none, and with a complaint if it is too long. */
    List<String> texts(String key) {
        JsonNode list = node(key).filter(JsonNode::isArray).orElse(null);
        if (list == null) {
            return List.of();
        }
        if (list.size() > MAX_OPTIONS) {
            complain(key + " has more than " + MAX_OPTIONS + " entries");
            return List.of();
        }
        return StreamSupport.stream(list.spliterator(), false)
                .flatMap(node -> Json.scalar(node).stream())
                .map(Value::text)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    /** The topic that the option names, with {@code ~} replaced; empty if there is none, and with a complaint if it is no topic. */
    Optional<String> topic(String key) {
        return text(key).filter(topic -> !topic.isEmpty()).map(this::expanded).filter(topic -> isTopic(key, topic));
    }

    /** The template that the option holds, for payloads that arrive; with a complaint if it is outside of the subset. */
    Template template(String key) {
        return template(key, Payload.VARIABLES).orElse(Template.VALUE);
    }

    /** The template that the option holds; empty if there is none, and with a complaint if it is outside of the subset. */
    Optional<Template> template(String key, Set<String> variables) {
        if (node(key)
                .map(node -> node.isTextual() && node.textValue().length() > Template.MAX_LENGTH)
                .orElse(false)) {
            complain(key + " is longer than " + Template.MAX_LENGTH + " characters");
        }
        return text(key).flatMap(source -> switch (Template.read(source, variables)) {
            case Template template -> Optional.of(template);
            case ReadTemplate.Unsupported unsupported -> {
                complain(key + " '" + unsupported.template() + "' cannot be followed: " + unsupported.why());
                yield Optional.empty();
            }
        });
    }

    /** The payload of a command without data: what the option says, in the template if there is one. */
    String payload(String key, String otherwise, String templateKey) {
        if (isNull(key)) {
            complain(key + " is null");
        }
        String plain = text(key, otherwise);
        Scope scope = Scope.of(Map.of("value", new Value.Text(plain)));
        return template(templateKey, Set.of("value"))
                .flatMap(template -> template.render(scope))
                .orElse(plain);
    }

    /** The same options, whose complaints are their own. */
    EntityConfig apart() {
        return new EntityConfig(options, base);
    }

    /** The options within one of these; complaints about them are complaints about this. */
    EntityConfig inner(JsonNode node) {
        return new EntityConfig(expand(node), base, complaints);
    }

    private String expanded(String topic) {
        if (base.isEmpty()) {
            return topic;
        }
        String begun = topic.startsWith("~") ? base + topic.substring(1) : topic;
        return begun.endsWith("~") ? begun.substring(0, begun.length() - 1) + base : begun;
    }

    private boolean isTopic(String key, String topic) {
        boolean fits = TopicName.isUsable(topic);
        if (!fits) {
            complain(key + " is not a topic to which one message can be published");
        }
        return fits;
    }
}
