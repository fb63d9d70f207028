package org.aubade.driver.mqtt.zigbee2mqtt;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aubade.device.DeviceKind;

/** What kind of device a part is. */
final class Kind {
    private static final Pattern VALVE = Pattern.compile("\\bvalve\\b");

    private Kind() {}

    /** @param description what the makers say of the whole device; a switch that turns water on and off says so only there */
    static DeviceKind of(Part part, String description) {
        Expose main = part.main();
        if (main == null) {
            return withoutMain(part);
        }
        return switch (main.type()) {
            case "light" -> DeviceKind.LIGHT;
            case "cover" -> DeviceKind.COVER;
            case "lock" -> DeviceKind.LOCK;
            case "fan" -> DeviceKind.FAN;
            case "climate" -> DeviceKind.CLIMATE;
            default ->
                !main.isSetting()
                                && VALVE.matcher(description.toLowerCase(Locale.ROOT))
                                        .find()
                        ? DeviceKind.VALVE
                        : DeviceKind.SWITCH;
        };
    }

    private static DeviceKind withoutMain(Part part) {
        if (flush(part).isPresent()) {
            return DeviceKind.TOILET;
        }
        return alarm(part).isPresent() || warning(part).isPresent() ? DeviceKind.SIREN : DeviceKind.SENSOR;
    }

    /** What flushes a toilet, with all the water if there is a choice. */
    static Optional<Expose> flush(Part part) {
        return part.others().stream()
                .filter(expose -> expose.isTold()
                        && expose.name().startsWith("flush")
                        && expose.values().contains("FLUSH"))
                .findFirst();
    }

    /** What an alarm is switched on and off with. */
    static Optional<Expose> alarm(Part part) {
        return told(part, "alarm").filter(expose -> expose.type().equals("binary"));
    }

    /** What a siren is told to warn with. */
    static Optional<Expose> warning(Part part) {
        return told(part, "warning")
                .filter(expose -> expose.features().stream()
                        .anyMatch(feature -> feature.name().equals("mode")
                                && feature.values().contains("emergency")
                                && feature.values().contains("stop")));
    }

    /** What is called {@code name} and can be told something. */
    static Optional<Expose> told(Part part, String name) {
        return part.others().stream()
                .filter(expose -> expose.name().equals(name) && expose.isTold())
                .findFirst();
    }
}
