package org.aubade.driver.mqtt;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aubade.device.Availability;
import org.jspecify.annotations.Nullable;

/** From which topics it follows whether a device can be reached. */
public record Reach(Mode mode, List<Topic> topics) {
    /** Nobody tells. */
    public static final Reach UNTOLD = new Reach(Mode.ALL, List.of());

    /** How several topics make one availability. */
    public enum Mode {
        /** Online when all say so, offline when one does. */
        ALL,
        /** Online when one says so, offline when all do. */
        ANY,
        /** What was said last. */
        LATEST
    }

    /**
     * A topic that tells, and how that is read.
     *
     * @param between whether it tells of what stands between, such as a bridge, that may miss messages while it starts
     */
    public record Topic(String topic, Reading reading, boolean between) {
        /** One that tells of the device itself, or of more than that. */
        public Topic(String topic, Reading reading) {
            this(topic, reading, false);
        }
    }

    /** How a payload becomes an availability; a record, so that definitions can be compared. */
    @FunctionalInterface
    public interface Reading {
        /** What {@code payload} says; null if it says nothing about it. */
        @Nullable Availability read(String payload);
    }

    public Reach {
        topics = List.copyOf(topics);
    }

    /**
     * What follows.
     *
     * @param told what each topic said last, by topic
     * @param latest what was said last of all
     */
    public Availability availability(Map<String, Availability> told, Availability latest) {
        return switch (mode) {
            case LATEST -> latest;
            case ALL -> decide(told, Availability.OFFLINE, Availability.ONLINE);
            case ANY -> decide(told, Availability.ONLINE, Availability.OFFLINE);
        };
    }

    private Availability decide(Map<String, Availability> told, Availability one, Availability all) {
        List<Availability> each = topics.stream()
                .map(topic -> Objects.requireNonNullElse(told.get(topic.topic()), Availability.UNKNOWN))
                .toList();
        if (each.contains(one)) {
            return one;
        }
        return !each.isEmpty() && each.stream().allMatch(all::equals) ? all : Availability.UNKNOWN;
    }
}
