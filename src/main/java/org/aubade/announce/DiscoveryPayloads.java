package org.aubade.announce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aubade.program.Program;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunState;

/**
 * The topics and payloads by which programs are announced, in the format of Home Assistant's MQTT discovery.
 *
 * @param base the first level of Aubade's own topics, and its id as a device: letters, digits, {@code _} and {@code -}
 * @param prefix the discovery prefix
 */
public record DiscoveryPayloads(String base, String prefix) {
    /** The payload that starts a program. */
    static final String PRESS = "PRESS";

    /** The availability while there is a connection. */
    public static final String ONLINE = "online";

    /** The availability without a connection, published by the last will. */
    public static final String OFFLINE = "offline";

    /** The state of a start that was refused. */
    static final String REFUSED = "REFUSED";

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /** @throws IllegalArgumentException if {@code base} cannot be part of a discovery topic */
    public DiscoveryPayloads {
        if (!PLAIN.matcher(base).matches()) {
            throw new IllegalArgumentException(
                    "a name for announcements is 1 to 64 letters, digits, '_' or '-'; found '" + base + "'");
        }
    }

    /** The topic for the availability of Aubade. */
    public String statusTopic() {
        return base + "/status";
    }

    /** The filters to subscribe to. The subscription for commands is shared: only one of several nodes gets each of them. */
    public Set<String> filters() {
        return Set.of(
                "$share/" + base + "/" + base + "/programs/+/start",
                statusTopic(),
                prefix + "/button/" + base + "/+/config",
                prefix + "/sensor/" + base + "/+/config");
    }

    /** The name of a program as it appears in topics: unchanged if it is allowed there, else replaced, always in the same way. */
    static String slug(String program) {
        if (PLAIN.matcher(program).matches()) {
            return program;
        }
        UUID hash = UUID.nameUUIDFromBytes(program.getBytes(StandardCharsets.UTF_8));
        String readable = program.replaceAll("[^a-zA-Z0-9_-]", "_");
        return readable.substring(0, Math.min(20, readable.length())) + "_" + hash;
    }

    /** The slug of the program that a message on {@code topic} starts; empty if the topic is another one. */
    Optional<String> started(String topic) {
        return between(topic, base + "/programs/", "/start");
    }

    /** The slug of the program that is announced on {@code topic}; empty if the topic is another one. */
    Optional<String> announced(String topic) {
        return between(topic, prefix + "/button/" + base + "/", "/config")
                .or(() -> between(topic, prefix + "/sensor/" + base + "/", "_last_run/config"));
    }

    String buttonTopic(String slug) {
        return prefix + "/button/" + base + "/" + slug + "/config";
    }

    String sensorTopic(String slug) {
        return prefix + "/sensor/" + base + "/" + slug + "_last_run/config";
    }

    String commandTopic(String slug) {
        return base + "/programs/" + slug + "/start";
    }

    String lastRunTopic(String slug) {
        return base + "/programs/" + slug + "/last-run";
    }

    /** The configuration of the button that starts {@code program}. */
    String button(Program program) {
        String slug = slug(program.name());
        return entity(program.name(), slug + "_start")
                .put("icon", "mdi:play")
                .put("command_topic", commandTopic(slug))
                .put("payload_press", PRESS)
                .put("qos", 1)
                .put("retain", false)
                .toString();
    }

    /** The configuration of the sensor for the last run of {@code program}. */
    String sensor(Program program) {
        String slug = slug(program.name());
        ObjectNode sensor = entity(program.name() + " last run", slug + "_last_run")
                .put("icon", "mdi:history")
                .put("device_class", "enum")
                .put("state_topic", lastRunTopic(slug))
                .put("value_template", "{{ value_json.state }}")
                .put("json_attributes_topic", lastRunTopic(slug));
        Stream.concat(Stream.of(RunState.values()).map(RunState::name), Stream.of(REFUSED))
                .forEach(sensor.withArray("options")::add);
        return sensor.toString();
    }

    /** The state and the attributes of the sensor after {@code run}. */
    static String lastRun(Run run) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", run.state().name())
                .put("run", run.id().toString())
                .put(
                        "cause",
                        switch (run.cause()) {
                            case Cause.Request _ -> "request";
                            case Cause.Occurrence occurrence -> "schedule " + occurrence.schedule();
                        })
                .put("requested", run.requested().toString())
                .put("started", run.started() == null ? null : run.started().toString())
                .put("finished", run.finished() == null ? null : run.finished().toString())
                .put("error", run.error())
                .toString();
    }

    /** The state and the attributes of the sensor after a start that was refused for the reason {@code why}. */
    static String refused(String why) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", REFUSED)
                .put("error", why)
                .toString();
    }

    private ObjectNode entity(String name, String id) {
        ObjectNode entity = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("unique_id", base + "_" + id)
                .put("availability_topic", statusTopic());
        entity.putObject("device").put("name", "Aubade").putArray("identifiers").add(base);
        entity.putObject("origin").put("name", "Aubade");
        return entity;
    }

    private static Optional<String> between(String topic, String before, String after) {
        int end = topic.length() - after.length();
        boolean fits = topic.startsWith(before) && topic.endsWith(after) && end > before.length();
        return fits
                ? Optional.of(topic.substring(before.length(), end)).filter(slug -> slug.indexOf('/') < 0)
                : Optional.empty();
    }
}
