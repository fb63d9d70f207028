package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.calendar.Place;

/** The home on the wire; where it is left out if nobody knows. */
record HomeView(HomePlace home, Instant now, List<DayView> days) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "zone", home.zone());
        Place place = home.place();
        if (place != null) {
            json.writeNumberField("latitude", place.latitude());
            json.writeNumberField("longitude", place.longitude());
        }
        View.text(json, "now", now);
        View.list(json, "days", days);
    }
}
