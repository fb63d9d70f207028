package org.aubade.driver.mqtt.homeassistant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DeviceId;
import org.aubade.driver.mqtt.Changes;
import org.aubade.driver.mqtt.Definition;
import org.aubade.driver.mqtt.Inventory;

/**
 * The devices that are announced for Home Assistant. An id is the component and the unique id, such as
 * {@code light.a4cf12_kitchen}: it stays when the device is renamed, or announced on another topic.
 */
final class HomeAssistantInventory implements Inventory {
    /** What is announced beyond that many topics is left out. */
    static final int MAX_TOPICS = 10_000;

    /** The same for entities, of which a device has many. */
    static final int MAX_ENTITIES = 10_000;

    private final String prefix;
    private final AnnouncementReader reader;
    private final Map<String, Map<String, Definition>> announced = new HashMap<>();
    private int entities;
    private final Claims claims = new Claims();

    /** What was announced before the connection broke, and was not since. */
    private final Set<String> untold = new HashSet<>();

    /** @param withoutZigbee2Mqtt whether what Zigbee2MQTT announces is left to its own inventory */
    HomeAssistantInventory(String prefix, boolean withoutZigbee2Mqtt) {
        this.prefix = prefix;
        this.reader = new AnnouncementReader(withoutZigbee2Mqtt);
    }

    @Override
    public String name() {
        return "homeassistant";
    }

    @Override
    public Set<String> filters() {
        return DiscoveryTopic.filters(prefix);
    }

    @Override
    public void connected() {
        untold.clear();
        untold.addAll(announced.keySet());
    }

    /**
     * What was announced before and is not any more was cleared meanwhile. A broker that has kept none of it has lost what it
     * kept: then all stays, until who announced it says something else.
     */
    @Override
    public Changes settled() {
        if (untold.size() == announced.size()) {
            return Changes.NONE;
        }
        Map<DeviceId, Optional<Definition>> touched = new LinkedHashMap<>();
        List.copyOf(untold).forEach(topic -> replace(topic, Map.of(), touched));
        untold.clear();
        return changes(touched);
    }

    @Override
    public Changes received(String topic, String payload) {
        untold.remove(topic);
        Optional<DiscoveryTopic> read = DiscoveryTopic.read(prefix, topic);
        if (read.isEmpty()) {
            return payload.isEmpty() ? Changes.NONE : Changes.problem(topic, "is not a topic of discovery");
        }
        boolean silent = !read.get().component().equals(DiscoveryTopic.DEVICE)
                && Component.named(read.get().component()).isEmpty();
        if (silent) {
            return Changes.NONE;
        }
        if (announced.size() >= MAX_TOPICS && !announced.containsKey(topic) && !payload.isEmpty()) {
            return Changes.problem(
                    prefix, "announces more than " + MAX_TOPICS + " configurations; others are left out");
        }
        return switch (payload.isEmpty() ? Announcement.NOTHING : reader.read(read.get(), payload)) {
            case Announcement.Entities entities
            when entities.definitions().size() > room(topic) ->
                Changes.problem(prefix, "announces more than " + MAX_ENTITIES + " entities; others are left out");
            case Announcement.Entities entities -> {
                Map<DeviceId, Optional<Definition>> touched = new LinkedHashMap<>();
                replace(topic, entities.definitions(), touched);
                yield changes(touched);
            }
            case Announcement.Unreadable unreadable -> Changes.problem(topic, "the configuration " + unreadable.why());
        };
    }

    /** How many entities there may be on {@code topic}. */
    private int room(String topic) {
        return MAX_ENTITIES - entities + announced.getOrDefault(topic, Map.of()).size();
    }

    /** @param touched what counted before for the devices that it may change */
    private void replace(
            String topic, Map<String, Definition> definitions, Map<DeviceId, Optional<Definition>> touched) {
        Map<String, Definition> before = announced.getOrDefault(topic, Map.of());
        before.values().forEach(definition -> touch(definition, touched));
        definitions.values().forEach(definition -> touch(definition, touched));
        before.forEach((key, definition) -> {
            Definition now = definitions.get(key);
            if (now == null || !now.identity().id().equals(definition.identity().id())) {
                claims.remove(claimant(topic, key), definition.identity().id());
            }
        });
        definitions.forEach((key, definition) -> claims.put(claimant(topic, key), definition));
        entities += definitions.size() - before.size();
        if (definitions.isEmpty()) {
            announced.remove(topic);
        } else {
            announced.put(topic, definitions);
        }
    }

    private void touch(Definition definition, Map<DeviceId, Optional<Definition>> touched) {
        touched.computeIfAbsent(definition.identity().id(), claims::of);
    }

    private Changes changes(Map<DeviceId, Optional<Definition>> before) {
        List<Definition> present = new ArrayList<>();
        Set<DeviceId> gone = new HashSet<>();
        Map<String, String> problems = new HashMap<>();
        before.forEach((id, earlier) -> {
            Optional<Definition> now = claims.of(id);
            if (now.isEmpty() && earlier.isPresent()) {
                gone.add(id);
            }
            now.filter(definition -> !now.equals(earlier)).ifPresent(definition -> {
                present.add(definition);
                Object unsupported = definition.initial().properties().get(AnnouncementReader.UNSUPPORTED);
                Object unreachable = definition.initial().properties().get(AnnouncementReader.AVAILABILITY_UNKNOWN);
                if (unsupported != null) {
                    problems.put(id.value(), "is not supported: " + unsupported);
                } else if (unreachable != null) {
                    problems.put(id.value(), "it is not known whether it can be reached: " + unreachable);
                }
            });
        });
        return new Changes(present, gone, Map.of(), problems);
    }

    private static String claimant(String topic, String key) {
        return topic + " " + key;
    }
}
