package org.aubade.driver.mqtt.homeassistant.entity;

import java.util.List;
import java.util.stream.IntStream;
import org.aubade.device.Color;

/** A way to write a colour as numbers. */
enum ColorSpace {
    /** Red, green, blue: 0 to 255 each. */
    RGB(List.of("r", "g", "b"), List.of("red", "green", "blue")),
    /** Hue in degrees and saturation in percent, without brightness. */
    HS(List.of("h", "s"), List.of("hue", "sat")),
    /** Chromaticity in the CIE 1931 space, 0 to 1 each, without brightness. */
    XY(List.of("x", "y"), List.of("x", "y"));

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<String> members;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<String> variables;

    ColorSpace(List<String> members, List<String> variables) {
        this.members = members;
        this.variables = variables;
    }

    /** The names of the numbers in JSON. */
    List<String> members() {
        return members;
    }

    /** The names of the numbers in templates. */
    List<String> variables() {
        return variables;
    }

    /** {@code color} in this space. */
    List<Double> numbers(Color color) {
        return switch (this) {
            case RGB -> List.of((double) color.red(), (double) color.green(), (double) color.blue());
            case HS -> hueAndSaturation(color);
            case XY -> chromaticity(color);
        };
    }

    /** The colour with these numbers, one for each member; numbers out of range are clamped. */
    Color color(List<Double> numbers) {
        return switch (this) {
            case RGB -> color(numbers.get(0) / 255, numbers.get(1) / 255, numbers.get(2) / 255);
            case HS -> ofHue(numbers.get(0), Math.clamp(numbers.get(1) / 100, 0, 1));
            case XY -> ofChromaticity(numbers.get(0), numbers.get(1));
        };
    }

    private static Color color(double red, double green, double blue) {
        return new Color(channel(red), channel(green), channel(blue));
    }

    private static int channel(double part) {
        return (int) Math.round(Math.clamp(part, 0, 1) * 255);
    }

    private static List<Double> hueAndSaturation(Color color) {
        int max = Math.max(color.red(), Math.max(color.green(), color.blue()));
        double span = max - Math.min(color.red(), Math.min(color.green(), color.blue()));
        if (span == 0) {
            return List.of(0.0, 0.0);
        }
        double sixth;
        if (max == color.red()) {
            sixth = (color.green() - color.blue()) / span;
        } else if (max == color.green()) {
            sixth = 2 + (color.blue() - color.red()) / span;
        } else {
            sixth = 4 + (color.red() - color.green()) / span;
        }
        return List.of(rounded((sixth < 0 ? sixth + 6 : sixth) * 60, 1_000), rounded(span / max * 100, 1_000));
    }

    private static Color ofHue(double hue, double saturation) {
        List<Double> parts = IntStream.of(5, 3, 1)
                .mapToObj(offset -> {
                    double place = ((offset + hue / 60) % 6 + 6) % 6;
                    return 1 - saturation * Math.clamp(Math.min(place, 4 - place), 0, 1);
                })
                .toList();
        return color(parts.get(0), parts.get(1), parts.get(2));
    }

    /** By the sRGB matrix for D65 (IEC 61966-2-1). */
    private static List<Double> chromaticity(Color color) {
        double red = linear(color.red() / 255.0);
        double green = linear(color.green() / 255.0);
        double blue = linear(color.blue() / 255.0);
        double x = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
        double y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        double z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
        double sum = x + y + z;
        return sum == 0 ? List.of(0.3127, 0.329) : List.of(rounded(x / sum, 10_000), rounded(y / sum, 10_000));
    }

    private static Color ofChromaticity(double x, double y) {
        double luma = Math.max(y, 1e-4);
        double bigX = x / luma;
        double bigZ = (1 - x - y) / luma;
        double red = 3.2406 * bigX - 1.5372 - 0.4986 * bigZ;
        double green = -0.9689 * bigX + 1.8758 + 0.0415 * bigZ;
        double blue = 0.0557 * bigX - 0.2040 + 1.0570 * bigZ;
        double max = Math.max(Math.max(red, green), Math.max(blue, 1e-4));
        return color(compressed(red / max), compressed(green / max), compressed(blue / max));
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static double compressed(double part) {
        return part <= 0.0031308 ? Math.max(part, 0) * 12.92 : 1.055 * Math.pow(part, 1 / 2.4) - 0.055;
    }

    private static double rounded(double number, double parts) {
        return Math.rint(number * parts) / parts;
    }
}
