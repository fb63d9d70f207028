package org.aubade.driver.mqtt.homeassistant.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.aubade.driver.mqtt.broker.TopicName;
import org.aubade.driver.mqtt.homeassistant.template.Json;
import org.aubade.driver.mqtt.homeassistant.template.Payload;
import org.aubade.driver.mqtt.homeassistant.template.ReadTemplate;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.homeassistant.template.Value;
import org.aubade.driver.mqtt.homeassistant.template.Variables;

/** The options of one entity by their long keys, and the problems that make the entity unsupported. */
public final class EntityConfig {
    private static final int MAX_TEXT = 8 * 1024;
    private static final int MAX_OPTIONS = 500;

    private final Map<String, JsonNode> options;
    private final String base;
    private final List<String> problems;

    /** @param base what replaces {@code ~} in topics; empty if nothing does */
    public EntityConfig(Map<String, JsonNode> options, String base) {
        this(options, base, new ArrayList<>());
    }

    private EntityConfig(Map<String, JsonNode> options, String base, List<String> problems) {
        this.options = Map.copyOf(options);
        this.base = base;
        this.problems = problems;
    }

    /** The fields of {@code node} by the long form of their keys; none if it is not an object. */
    public static Map<String, JsonNode> expand(JsonNode node) {
        Map<String, JsonNode> expanded = new LinkedHashMap<>();
        node.properties().forEach(field -> expanded.put(Abbreviations.ofEntity(field.getKey()), field.getValue()));
        return expanded;
    }

    /** Why the entity is not supported; empty if it is. */
    public List<String> problems() {
        return problems;
    }

    /** Makes the entity unsupported for the reason {@code why}. */
    public void addProblem(String why) {
        problems.add(why);
    }

    /** The value of the option, which may be a null node; empty if it is not set. */
    public Optional<JsonNode> node(String key) {
        return Optional.ofNullable(options.get(key));
    }

    /**
     * The option as text; flags and numbers are written as templates write them. Empty if it is not set, or null. An option that
     * is not text, or too long, is a problem, since the default would be wrong.
     */
    public Optional<String> text(String key) {
        JsonNode node = options.get(key);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        Optional<String> text = Json.scalar(node).map(Value::text).filter(whole -> whole.length() <= MAX_TEXT);
        if (text.isEmpty()) {
            addProblem(key + " is not text of at most " + MAX_TEXT + " characters");
        }
        return text;
    }

    /** The option as text, or {@code otherwise}. */
    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** Whether the option is null, which means that the command is not understood. */
    boolean isNull(String key) {
        return node(key).map(JsonNode::isNull).orElse(false);
    }

    /** Whether the option is set to true. */
    boolean flag(String key) {
        return text(key)
                .map(text -> Set.of("True", "true", "on", "yes", "1").contains(text))
                .orElse(false);
    }

    /** The option as a finite number; empty if it is not set. Anything else is a problem. */
    OptionalDouble number(String key) {
        Optional<String> text = text(key);
        Optional<Double> number = text.flatMap(found -> new Value.Text(found).number());
        if (text.isPresent() && number.isEmpty()) {
            addProblem(key + " is not a number");
        }
        return number.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** The option as a list of texts, without blank ones; empty if it is not a list. A list that is too long is a problem. */
    List<String> texts(String key) {
        JsonNode list = node(key).filter(JsonNode::isArray).orElse(null);
        if (list == null) {
            return List.of();
        }
        if (list.size() > MAX_OPTIONS) {
            addProblem(key + " has more than " + MAX_OPTIONS + " entries");
            return List.of();
        }
        return StreamSupport.stream(list.spliterator(), false)
                .flatMap(node -> Json.scalar(node).stream())
                .map(Value::text)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    /** The topic in the option, with {@code ~} replaced; empty if it is not set. A malformed topic is a problem. */
    public Optional<String> topic(String key) {
        return text(key).filter(topic -> !topic.isEmpty()).map(this::expanded).filter(topic -> isTopic(key, topic));
    }

    /** The template in the option for received payloads. A template that is not supported is a problem. */
    public Template template(String key) {
        return template(key, Payload.VARIABLES).orElse(Template.VALUE);
    }

    /** The template in the option; empty if it is not set. A template that is not supported is a problem. */
    public Optional<Template> template(String key, Set<String> variables) {
        if (node(key)
                .map(node -> node.isTextual() && node.textValue().length() > Template.MAX_LENGTH)
                .orElse(false)) {
            addProblem(key + " is longer than " + Template.MAX_LENGTH + " characters");
        }
        return text(key).flatMap(source -> switch (Template.read(source, variables)) {
            case Template template -> Optional.of(template);
            case ReadTemplate.Unsupported unsupported -> {
                addProblem(key + " '" + unsupported.template() + "' cannot be followed: " + unsupported.why());
                yield Optional.empty();
            }
        });
    }

    /** The payload of a command without data: the option, as the template in {@code templateKey} makes it if there is one. */
    String payload(String key, String otherwise, String templateKey) {
        if (isNull(key)) {
            addProblem(key + " is null");
        }
        String plain = text(key, otherwise);
        Variables variables = Variables.of(Map.of("value", new Value.Text(plain)));
        return template(templateKey, Set.of("value"))
                .flatMap(template -> template.render(variables))
                .orElse(plain);
    }

    /** A view of the same options that collects its own problems. */
    public EntityConfig withOwnProblems() {
        return new EntityConfig(options, base);
    }

    /** The options inside {@code node}; their problems are problems of this entity. */
    public EntityConfig inner(JsonNode node) {
        return new EntityConfig(expand(node), base, problems);
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
            addProblem(key + " is not a topic to which one message can be published");
        }
        return fits;
    }
}
