package org.aubade.api.schedule;

import org.aubade.api.http.Body;
import org.aubade.api.http.Media;
import org.aubade.api.http.ProblemException;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.text.ParsedSchedule;
import org.aubade.schedule.text.ScheduleReader;

/** Reads schedules from bodies; what is none ends the request with 400 and its violations. */
final class ScheduleBody {
    private ScheduleBody() {}

    /** The schedule in {@code body}, which is called {@code name} and must not say otherwise. */
    static Schedule named(Body body, String name) {
        return switch (ScheduleReader.readNamed(body.text(), Media.format(body.type()), name)) {
            case ParsedSchedule.Valid valid -> valid.schedule();
            case ParsedSchedule.Invalid invalid -> throw ProblemException.unreadable("schedule", invalid.violations());
        };
    }
}
