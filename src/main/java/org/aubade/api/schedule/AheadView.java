package org.aubade.api.schedule;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.api.http.View;
import org.aubade.schedule.Ahead;

/** An occurrence that is ahead, with its schedule and program, on the wire. */
record AheadView(Ahead ahead) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "schedule", ahead.schedule().name());
        View.text(json, "program", ahead.schedule().program());
        new UpcomingView(ahead.upcoming()).writeFields(json);
        if (ahead.more()) {
            json.writeBooleanField("more", true);
        }
    }
}
