package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failed command, as Zigbee2MQTT's log reports it.
 *
 * @param friendlyName the name of the device or group
 * @param why the reason, in words that follow the name
 */
record Failure(String friendlyName, String why) {
    private static final int LINE = 2_000;
    private static final Pattern PUBLISH = Pattern.compile("z2m: Publish 'set' '[^']*' to '(.+?)' failed: '?(.*?)'?");
    private static final Pattern CONVERTER = Pattern.compile("z2m: (No converter available for '.*?' on '(.+?)': .*)");
    private static final Pattern UNKNOWN = Pattern.compile("z2m: Entity '(.+)' is unknown");

    private static final Pattern RADIO = Pattern.compile(".* failed \\((.+?)\\.?\\)");

    /** Reads a log message; empty if it is not about a command. A device that cannot be configured has not failed a command. */
    static Optional<Failure> read(JsonNode line) {
        String message = line.path("message").asText();
        if (!line.path("level").asText().equals("error") || message.isEmpty()) {
            return Optional.empty();
        }
        String first = message.lines().findFirst().orElse("");
        String bounded = first.length() <= LINE ? first : first.substring(0, LINE);
        Matcher publish = PUBLISH.matcher(bounded);
        if (publish.matches()) {
            return Optional.of(new Failure(publish.group(1), "did not do it: " + gist(publish.group(2))));
        }
        Matcher converter = CONVERTER.matcher(bounded);
        if (converter.matches()) {
            return Optional.of(new Failure(converter.group(2), "did not do it: " + converter.group(1)));
        }
        Matcher unknown = UNKNOWN.matcher(bounded);
        return unknown.matches()
                ? Optional.of(new Failure(unknown.group(1), "is not known to Zigbee2MQTT"))
                : Optional.empty();
    }

    /** The radio's error, without the command that is repeated before it. */
    private static String gist(String error) {
        Matcher radio = RADIO.matcher(error);
        return radio.matches() ? radio.group(1) : error;
    }
}
