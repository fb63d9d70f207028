package org.aubade.api.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import org.aubade.api.http.Definition;
import org.aubade.program.catalog.ProgramSource;
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
        String name,
        String description,
        String program,
        ProgramSource source,
        String etag,
        JsonNode when,
        String zone,
        @Nullable UpcomingView next,
        @Nullable Instant pausedUntil,
        boolean snoozed) {
    /** It as it stands at {@code now}; {@code homeZone} is that of schedules without one. */
    static ScheduleSummary of(StoredSchedule kept, ZoneId homeZone, Instant now) {
        Schedule schedule = kept.schedule();
        ZoneId own = schedule.zone();
        OccurrenceForecast next = OccurrenceForecast.ofNext(kept);
        Instant until = kept.state().pausedUntil();
        return new ScheduleSummary(
                schedule.name(),
                schedule.description(),
                schedule.program(),
                kept.source(),
                kept.etag(),
                Definition.tree(ScheduleWriter.compactJson(schedule.when())),
                (own == null ? homeZone : own).toString(),
                next == null ? null : UpcomingView.of(next),
                until == null || !until.isAfter(now) ? null : until,
                kept.state().snoozedUntil() != null);
    }
}
