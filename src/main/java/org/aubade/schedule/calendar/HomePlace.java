package org.aubade.schedule.calendar;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where the home is.
 *
 * @param zone in which the times of schedules are meant that name no zone
 * @param place for which the sun is computed; null if it is not known, and then no schedule can follow the sun
 */
public record HomePlace(ZoneId zone, @Nullable Place place) {
    private static final String KEYS = "aubade.home.";

    /**
     * The home as it is configured.
     *
     * @throws IllegalArgumentException naming the key whose value is wrong or missing
     */
    public static HomePlace of(
            ZoneId systemZone, Optional<String> zone, OptionalDouble latitude, OptionalDouble longitude) {
        ZoneId home = zone.map(HomePlace::zone).orElse(systemZone);
        if (latitude.isPresent() != longitude.isPresent()) {
            String missing = latitude.isPresent() ? "longitude" : "latitude";
            throw new IllegalArgumentException(KEYS + missing + " is missing; a place needs " + KEYS + "latitude and "
                    + KEYS + "longitude, or neither");
        }
        return new HomePlace(
                home, latitude.isPresent() ? place(latitude.getAsDouble(), longitude.getAsDouble()) : null);
    }

    private static ZoneId zone(String text) {
        try {
            return DateText.zone(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(KEYS + "zone: " + e.getMessage(), e);
        }
    }

    private static Place place(double latitude, double longitude) {
        try {
            return new Place(latitude, longitude);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(KEYS + e.getMessage(), e);
        }
    }
}
