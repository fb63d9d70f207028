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
import org.aubade.driver.mqtt.homeassistant.entity.Component;
import org.aubade.driver.mqtt.inventory.Changes;
import org.aubade.driver.mqtt.inventory.Definition;
import org.aubade.driver.mqtt.inventory.Inventory;

/**
 * The devices that are announced for Home Assistant. An id consists of the component and the unique id, such as
 * {@code light.a4cf12_kitchen}, so that it stays the same when the device is renamed or announced on another topic.
 */
final class HomeAssistantInventory implements Inventory {
    /** Configurations on further topics are ignored. */
    static final int MAX_TOPICS = 10_000;

    /** Further entities are ignored; a device may have many. */
    static final int MAX_ENTITIES = 10_000;

    private final String prefix;
    private final AnnouncementReader reader;
    private final Map<String, Map<String, Definition>> announced = new HashMap<>();
    private int entities;
    private final DefinitionOwners owners = new DefinitionOwners();

    /** Topics with a configuration before the connection broke, and none since. */
    private final Set<String> missing = new HashSet<>();

    /** @param withoutZigbee2Mqtt whether to ignore what Zigbee2MQTT announces, since its own inventory reads it */
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
        missing.clear();
        missing.addAll(announced.keySet());
    }

    /**
     * A configuration that did not arrive again was cleared while the connection was lost. If none arrived again, the broker has
     * lost its retained messages: then all devices stay until they are announced anew.
     */
    @Override
    public Changes settled() {
        if (missing.size() == announced.size()) {
            return Changes.NONE;
        }
        Map<DeviceId, Optional<Definition>> earlier = new LinkedHashMap<>();
        List.copyOf(missing).forEach(topic -> replace(topic, Map.of(), earlier));
        missing.clear();
        return changes(earlier);
    }

    @Override
    public Changes received(String topic, String payload) {
        missing.remove(topic);
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
                Map<DeviceId, Optional<Definition>> earlier = new LinkedHashMap<>();
                replace(topic, entities.definitions(), earlier);
                yield changes(earlier);
            }
            case Announcement.Unreadable unreadable -> Changes.problem(topic, "the configuration " + unreadable.why());
        };
    }

    /** How many entities {@code topic} may announce. */
    private int room(String topic) {
        return MAX_ENTITIES - entities + announced.getOrDefault(topic, Map.of()).size();
    }

    /**
     * Replaces what {@code topic} announces.
     *
     * @param earlier receives the definitions that counted before, for all devices that may change
     */
    private void replace(
            String topic, Map<String, Definition> definitions, Map<DeviceId, Optional<Definition>> earlier) {
        Map<String, Definition> before = announced.getOrDefault(topic, Map.of());
        before.values().forEach(definition -> remember(definition, earlier));
        definitions.values().forEach(definition -> remember(definition, earlier));
        before.forEach((key, definition) -> {
            Definition now = definitions.get(key);
            if (now == null || !now.identity().id().equals(definition.identity().id())) {
                owners.remove(owner(topic, key), definition.identity().id());
            }
        });
        definitions.forEach((key, definition) -> owners.put(owner(topic, key), definition));
        entities += definitions.size() - before.size();
        if (definitions.isEmpty()) {
            announced.remove(topic);
        } else {
            announced.put(topic, definitions);
        }
    }

    private void remember(Definition definition, Map<DeviceId, Optional<Definition>> earlier) {
        earlier.computeIfAbsent(definition.identity().id(), owners::of);
    }

    private Changes changes(Map<DeviceId, Optional<Definition>> before) {
        List<Definition> present = new ArrayList<>();
        Set<DeviceId> gone = new HashSet<>();
        Map<String, String> problems = new HashMap<>();
        before.forEach((id, old) -> {
            Optional<Definition> now = owners.of(id);
            if (now.isEmpty() && old.isPresent()) {
                gone.add(id);
            }
            now.filter(definition -> !now.equals(old)).ifPresent(definition -> {
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

    private static String owner(String topic, String key) {
        return topic + " " + key;
    }
}
