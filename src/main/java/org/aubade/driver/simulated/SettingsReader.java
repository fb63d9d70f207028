package org.aubade.driver.simulated;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.device.DeviceKind;
import org.aubade.text.KnownIds;
import org.aubade.time.Durations;

/** Reads the settings of a simulated device from text, over default values. */
final class SettingsReader {
    private static final TreeSet<String> KNOWN =
            Stream.of("kind", "latency", "failureRate", "offline").collect(Collectors.toCollection(TreeSet::new));
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(?:\\.\\d{1,20})?(?:[eE]-?\\d{1,3})?");

    private final Map<String, String> settings;

    /** @throws IllegalArgumentException if a setting is unknown */
    SettingsReader(Map<String, String> settings) {
        settings.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "unknown setting '" + name + "' of a simulated device; " + KnownIds.describe(KNOWN));
                });
        this.settings = settings;
    }

    /** The kind of the device; a light unless set. */
    DeviceKind kind() {
        return read("kind", DeviceKind.LIGHT, SettingsReader::kind);
    }

    /**
     * The settings, with the default for each one that is not set.
     *
     * @throws IllegalArgumentException if a value is bad, naming the setting and what would work
     */
    SimulatedSettings over(SimulatedSettings defaults) {
        Duration latency = read("latency", defaults.latency(), Durations::parse);
        double failureRate = read("failureRate", defaults.failureRate(), SettingsReader::rate);
        boolean offline = read("offline", defaults.offline(), SettingsReader::flag);
        return new SimulatedSettings(latency, failureRate, offline);
    }

    private <T> T read(String name, T otherwise, Function<String, T> reading) {
        String text = settings.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return reading.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("setting '" + name + "': " + e.getMessage(), e);
        }
    }

    private static DeviceKind kind(String text) {
        return Stream.of(DeviceKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> bad(
                        text,
                        Stream.of(DeviceKind.values())
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static double rate(String text) {
        if (!DECIMAL.matcher(text).matches() || Double.parseDouble(text) > 1) {
            throw bad(text, "a number from 0 to 1");
        }
        return Double.parseDouble(text);
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(text, "true or false");
        };
    }

    private static IllegalArgumentException bad(String found, String wanted) {
        return new IllegalArgumentException("'" + found + "' does not work; write " + wanted);
    }
}
