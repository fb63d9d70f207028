package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import org.aubade.schedule.OccurrenceForecast;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.ScheduleWriter;
import org.aubade.schedule.StoredSchedule;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in the list of schedules.
 *
 * @param zone in which its times are meant
 * @param next the occurrence that comes next; null if none does
 * @param pausedUntil null if it is not paused
 */
record ScheduleSummary(
        StoredSchedule kept,
        ZoneId zone,
        @Nullable OccurrenceForecast next,
        @Nullable Instant pausedUntil) implements View {
    /** It as it stands at {@code now}; {@code homeZone} is that of schedules without one. */
    static ScheduleSummary of(StoredSchedule kept, ZoneId homeZone, Instant now) {
        ZoneId own = kept.schedule().zone();
        Instant until = kept.state().pausedUntil();
        return new ScheduleSummary(
                kept,
                own == null ? homeZone : own,
                OccurrenceForecast.ofNext(kept),
                until == null || !until.isAfter(now) ? null : until);
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        Schedule schedule = kept.schedule();
        View.text(json, "name", schedule.name());
        View.text(json, "description", schedule.description());
        View.text(json, "program", schedule.program());
        View.text(json, "source", kept.source());
        View.text(json, "etag", kept.etag());
        json.writeFieldName("when");
        json.writeRawValue(ScheduleWriter.compactJson(schedule.when()));
        View.text(json, "zone", zone);
        View.object(json, "next", next == null ? null : new UpcomingView(next));
        View.text(json, "pausedUntil", pausedUntil);
        json.writeBooleanField("snoozed", kept.state().snoozedUntil() != null);
    }
}
