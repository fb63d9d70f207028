package org.aubade.api.home;

import java.time.Instant;
import java.util.List;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.calendar.Place;
import org.jspecify.annotations.Nullable;

/**
 * The home on the wire.
 *
 * @param latitude null, as the longitude, if nobody knows where it is
 * @param now the time there
 */
record HomeView(
        String zone, @Nullable Double latitude, @Nullable Double longitude, Instant now, List<DayView> days) {
    static HomeView of(HomePlace home, Instant now, List<DayView> days) {
        Place place = home.place();
        return new HomeView(
                home.zone().getId(),
                place == null ? null : place.latitude(),
                place == null ? null : place.longitude(),
                now,
                days);
    }
}
