package org.aubade.api.schedule;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.api.http.View;
import org.aubade.schedule.Upcoming;

/** An occurrence that is ahead, on the wire. */
record UpcomingView(Upcoming upcoming) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "planned", upcoming.planned().at());
        View.text(json, "nominal", upcoming.planned().nominal());
        View.text(json, "due", upcoming.due());
        View.text(json, "decision", upcoming.decision());
        View.text(json, "reason", upcoming.reason());
    }
}
