package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.aubade.device.Color;

/** The colour formats that lamps report. */
final class ColorFormats {
    /** The product of a colour temperature in mired and in kelvin. */
    static final double MIRED = 1_000_000;

    private ColorFormats() {}

    /** The sRGB colour at full brightness that {@code color} describes by hex, by x and y of CIE 1931, or by hue and saturation. */
    static Optional<Color> read(JsonNode color) {
        if (color.path("hex").isTextual()) {
            return Color.parse(color.path("hex").textValue());
        }
        if (color.path("x").isNumber() && color.path("y").isNumber()) {
            return ofXy(color.path("x").doubleValue(), color.path("y").doubleValue());
        }
        if (color.path("hue").isNumber() && color.path("saturation").isNumber()) {
            return ofHue(
                    color.path("hue").doubleValue(), color.path("saturation").doubleValue());
        }
        return Optional.empty();
    }

    private static Optional<Color> ofXy(double x, double y) {
        if (!(x >= 0 && y > 0 && x + y <= 1)) {
            return Optional.empty();
        }
        double bigX = x / y;
        double bigZ = (1 - x - y) / y;
        return Optional.of(color(
                3.2406 * bigX - 1.5372 - 0.4986 * bigZ,
                -0.9689 * bigX + 1.8758 + 0.0415 * bigZ,
                0.0557 * bigX - 0.2040 + 1.0570 * bigZ));
    }

    /** Converts linear light to sRGB, as bright as possible. */
    private static Color color(double red, double green, double blue) {
        double most = Math.max(red, Math.max(green, blue));
        return new Color(channel(red / most), channel(green / most), channel(blue / most));
    }

    private static int channel(double linear) {
        double light = Math.clamp(linear, 0, 1);
        return (int) Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055));
    }

    private static Optional<Color> ofHue(double hue, double saturation) {
        if (!(hue >= 0 && hue <= 360 && saturation >= 0 && saturation <= 100)) {
            return Optional.empty();
        }
        return Optional.of(new Color(
                channel(5, hue, saturation / 100),
                channel(3, hue, saturation / 100),
                channel(1, hue, saturation / 100)));
    }

    private static int channel(int offset, double hue, double saturation) {
        double k = (offset + hue / 60) % 6;
        return (int) Math.round(255 * (1 - saturation * Math.clamp(Math.min(k, 4 - k), 0, 1)));
    }
}
