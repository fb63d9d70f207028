package org.aubade.driver.mqtt.zigbee2mqtt;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aubade.device.DeviceKind;

/** Finds out what kind of device a part is. */
final class Kind {
    private static final Pattern VALVE = Pattern.compile("\\bvalve\\b");

    private Kind() {}

    /** @param description the maker's description of the whole device; only there a switch shows that it turns water on and off */
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

    /** The property that flushes a toilet, with the full flush if there is a choice. */
    static Optional<Expose> flush(Part part) {
        return part.others().stream()
                .filter(expose -> expose.isSettable()
                        && expose.name().startsWith("flush")
                        && expose.values().contains("FLUSH"))
                .findFirst();
    }

    /** The property that switches an alarm on and off. */
    static Optional<Expose> alarm(Part part) {
        return settable(part, "alarm").filter(expose -> expose.type().equals("binary"));
    }

    /** The property that makes a siren warn. */
    static Optional<Expose> warning(Part part) {
        return settable(part, "warning")
                .filter(expose -> expose.features().stream()
                        .anyMatch(feature -> feature.name().equals("mode")
                                && feature.values().contains("emergency")
                                && feature.values().contains("stop")));
    }

    /** The settable property with this name. */
    static Optional<Expose> settable(Part part, String name) {
        return part.others().stream()
                .filter(expose -> expose.name().equals(name) && expose.isSettable())
                .findFirst();
    }
}
