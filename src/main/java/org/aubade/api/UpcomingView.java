package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.schedule.OccurrenceForecast;

/** An occurrence that is ahead, on the wire. */
record UpcomingView(OccurrenceForecast forecast) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "planned", forecast.occurrence().at());
        View.text(json, "nominal", forecast.occurrence().nominal());
        View.text(json, "due", forecast.due());
        View.text(json, "decision", forecast.decision());
        View.text(json, "reason", forecast.reason());
    }
}
