package org.aubade.driver.mqtt;

/** What a topic to which one message can be published looks like, whoever names it: brokers and the client refuse others. */
public final class TopicName {
    /** MQTT allows 65,535 bytes; no device has as many. */
    private static final int MAX_LENGTH = 1_000;

    private TopicName() {}

    /** Whether {@code text} is one: without wildcards, control characters and halves of characters, and none of the broker's own. */
    public static boolean isUsable(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && !text.startsWith("$")
                && text.codePoints().noneMatch(TopicName::isForbidden);
    }

    /** Half of a surrogate pair is a code point of its own here. */
    private static boolean isForbidden(int letter) {
        return letter == '+'
                || letter == '#'
                || Character.isISOControl(letter)
                || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE);
    }
}
