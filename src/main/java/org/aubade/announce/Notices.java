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
 * What is announced, and where, in the words of Home Assistant's discovery.
 *
 * @param base the first level of Aubade's own topics, and its name among devices: letters, digits, {@code _} and {@code -}
 * @param prefix the discovery prefix
 */
public record Notices(String base, String prefix) {
    /** What starts a program. */
    static final String PRESS = "PRESS";

    /** What the availability is while there is a connection; the other word is the last will. */
    public static final String ONLINE = "online";

    /** What the availability is when there is no connection. */
    public static final String OFFLINE = "offline";

    /** The state of a start that came to no run. */
    static final String REFUSED = "REFUSED";

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /** @throws IllegalArgumentException if {@code base} cannot be a level of a discovery topic */
    public Notices {
        if (!PLAIN.matcher(base).matches()) {
            throw new IllegalArgumentException(
                    "a name for announcements is 1 to 64 letters, digits, '_' or '-'; found '" + base + "'");
        }
    }

    /** Where it is said whether Aubade is there. */
    public String statusTopic() {
        return base + "/status";
    }

    /** What has to be listened to; of several nodes only one hears each command. */
    public Set<String> filters() {
        return Set.of(
                "$share/" + base + "/" + base + "/programs/+/start",
                statusTopic(),
                prefix + "/button/" + base + "/+/config",
                prefix + "/sensor/" + base + "/+/config");
    }

    /** What stands for the name of a program in topics: itself where it can, and always the same. */
    static String slug(String program) {
        if (PLAIN.matcher(program).matches()) {
            return program;
        }
        UUID hash = UUID.nameUUIDFromBytes(program.getBytes(StandardCharsets.UTF_8));
        String readable = program.replaceAll("[^a-zA-Z0-9_-]", "_");
        return readable.substring(0, Math.min(20, readable.length())) + "_" + hash;
    }

    /** The slug of the program that is to be started by a message on {@code topic}; empty if none is. */
    Optional<String> started(String topic) {
        return between(topic, base + "/programs/", "/start");
    }

    /** The slug of the program that is announced on {@code topic}; empty if none is. */
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

    /** The configuration of the sensor that says what became of its last run. */
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

    /** What is said of {@code run}. */
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

    /** What is said of a start that came to no run. */
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
