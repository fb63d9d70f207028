package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.schedule.OccurrenceForecast;

/** An occurrence that is ahead, with its schedule and program, on the wire. */
record AheadView(OccurrenceForecast forecast) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "schedule", forecast.schedule().name());
        View.text(json, "program", forecast.schedule().program());
        new UpcomingView(forecast).writeFields(json);
        if (forecast.more()) {
            json.writeBooleanField("more", true);
        }
    }
}
