package org.aubade.device;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An sRGB colour with channels from 0 to 255. */
public record Color(int red, int green, int blue) {
    private static final Pattern SHORT = Pattern.compile("#[0-9a-fA-F]{3}");
    private static final Pattern LONG = Pattern.compile("#[0-9a-fA-F]{6}");

    /** The seventeen basic colour keywords of CSS 2.1 (https://www.w3.org/TR/CSS21/syndata.html#color-units). */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("maroon", "#800000"),
            Map.entry("red", "#ff0000"),
            Map.entry("orange", "#ffa500"),
            Map.entry("yellow", "#ffff00"),
            Map.entry("olive", "#808000"),
            Map.entry("purple", "#800080"),
            Map.entry("fuchsia", "#ff00ff"),
            Map.entry("white", "#ffffff"),
            Map.entry("lime", "#00ff00"),
            Map.entry("green", "#008000"),
            Map.entry("navy", "#000080"),
            Map.entry("blue", "#0000ff"),
            Map.entry("aqua", "#00ffff"),
            Map.entry("teal", "#008080"),
            Map.entry("black", "#000000"),
            Map.entry("silver", "#c0c0c0"),
            Map.entry("gray", "#808080"));

    /** @throws IllegalArgumentException if a channel is outside 0 to 255 */
    public Color {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
            throw new IllegalArgumentException(
                    "a colour channel is 0 to 255; found " + red + ", " + green + ", " + blue);
        }
    }

    /** Reads {@code #rgb}, {@code #rrggbb} or a basic CSS name, in upper or lower case; empty if it is something else. */
    public static Optional<Color> parse(String text) {
        String hex = NAMED.getOrDefault(text.toLowerCase(Locale.ROOT), text);
        if (SHORT.matcher(hex).matches()) {
            int rgb = Integer.parseInt(hex, 1, 4, 16);
            return Optional.of(new Color((rgb >> 8) * 17, (rgb >> 4 & 15) * 17, (rgb & 15) * 17));
        }
        if (LONG.matcher(hex).matches()) {
            int rgb = Integer.parseInt(hex, 1, 7, 16);
            return Optional.of(new Color(rgb >> 16, rgb >> 8 & 255, rgb & 255));
        }
        return Optional.empty();
    }

    /** The colour as {@code #rrggbb}, in lower case. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
