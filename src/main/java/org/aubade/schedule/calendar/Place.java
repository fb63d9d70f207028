package org.aubade.schedule.calendar;

import java.util.Locale;

/**
 * A place on earth.
 *
 * @param latitude in degrees, -90 to 90; north is positive
 * @param longitude in degrees, -180 to 180; east is positive
 */
public record Place(double latitude, double longitude) {
    /** @throws IllegalArgumentException naming the coordinate that is out of range */
    public Place {
        require("latitude", latitude, 90);
        require("longitude", longitude, 180);
    }

    private static void require(String what, double degrees, int max) {
        if (!(Math.abs(degrees) <= max)) {
            throw new IllegalArgumentException(what + " must be -" + max + " to " + max + " degrees; found " + degrees);
        }
    }

    /** {@code 70.0° N, 25.0° E}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f° %s, %.1f° %s",
                Math.abs(latitude),
                latitude < 0 ? "S" : "N",
                Math.abs(longitude),
                longitude < 0 ? "W" : "E");
    }
}
