package org.aubade.driver.mqtt.inventory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aubade.device.Availability;
import org.jspecify.annotations.Nullable;

/** The topics from which the availability of a device follows. */
public record AvailabilitySpec(Mode mode, List<Topic> topics) {
    /** No topic says it: the availability is unknown. */
    public static final AvailabilitySpec UNKNOWN = new AvailabilitySpec(Mode.ALL, List.of());

    /** How the words of several topics make one availability. */
    public enum Mode {
        /** Online when all topics say so, offline when one does. */
        ALL,
        /** Online when one topic says so, offline when all do. */
        ANY,
        /** What the latest message on any of the topics says. */
        LATEST
    }

    /**
     * One topic and how its payloads are read.
     *
     * @param bridge whether it is about a bridge between the broker and the device, which may miss messages while it starts
     */
    public record Topic(String topic, Parser parser, boolean bridge) {
        /** A topic about the device itself. */
        public Topic(String topic, Parser parser) {
            this(topic, parser, false);
        }
    }

    /** Turns a payload into an availability; implemented by records, so that definitions can be compared. */
    @FunctionalInterface
    public interface Parser {
        /** What {@code payload} says; null if it says nothing about the availability. */
        @Nullable Availability parse(String payload);
    }

    public AvailabilitySpec {
        topics = List.copyOf(topics);
    }

    /**
     * The availability of the device.
     *
     * @param byTopic what each topic said last
     * @param latest what the latest message on any of them said
     */
    public Availability evaluate(Map<String, Availability> byTopic, Availability latest) {
        return switch (mode) {
            case LATEST -> latest;
            case ALL -> decide(byTopic, Availability.OFFLINE, Availability.ONLINE);
            case ANY -> decide(byTopic, Availability.ONLINE, Availability.OFFLINE);
        };
    }

    private Availability decide(Map<String, Availability> byTopic, Availability one, Availability all) {
        List<Availability> each = topics.stream()
                .map(topic -> Objects.requireNonNullElse(byTopic.get(topic.topic()), Availability.UNKNOWN))
                .toList();
        if (each.contains(one)) {
            return one;
        }
        return !each.isEmpty() && each.stream().allMatch(all::equals) ? all : Availability.UNKNOWN;
    }
}
