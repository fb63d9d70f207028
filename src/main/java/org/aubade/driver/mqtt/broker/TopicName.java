package org.aubade.driver.mqtt.broker;

/** Checks topics to which a message can be published, since brokers and the client library refuse others. */
public final class TopicName {
    /** In characters. MQTT allows 65,535 bytes, but no device uses as many. */
    private static final int MAX_LENGTH = 1_000;

    private TopicName() {}

    /**
     * Whether {@code text} is such a topic: it has no wildcards, control characters or unpaired surrogates, and is none of the
     * broker's own topics, which begin with a dollar sign.
     */
    public static boolean isUsable(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && !text.startsWith("$")
                && text.codePoints().noneMatch(TopicName::isForbidden);
    }

    /** {@code String.codePoints} gives an unpaired surrogate as a code point. */
    private static boolean isForbidden(int letter) {
        return letter == '+'
                || letter == '#'
                || Character.isISOControl(letter)
                || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE);
    }
}
