package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.zone.ZoneOffsetTransition;
import org.aubade.schedule.calendar.HomeCalendar;

/** A day of the home on the wire. */
record DayView(HomeCalendar.Day day) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "date", day.date());
        View.text(json, "starts", day.starts());
        View.text(json, "ends", day.ends());
        HomeCalendar.Sun sun = day.sun();
        if (sun != null) {
            View.text(json, "dawn", sun.dawn());
            View.text(json, "sunrise", sun.sunrise());
            View.text(json, "sunset", sun.sunset());
            View.text(json, "dusk", sun.dusk());
        }
        ZoneOffsetTransition change = day.change();
        if (change != null) {
            json.writeObjectFieldStart("clocksChange");
            View.text(json, "at", change.getInstant());
            View.text(json, "from", change.getDateTimeBefore());
            View.text(json, "to", change.getDateTimeAfter());
            json.writeEndObject();
        }
    }
}
