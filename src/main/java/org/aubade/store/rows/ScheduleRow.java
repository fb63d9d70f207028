package org.aubade.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.ScheduleState;
import org.aubade.schedule.ScheduleWriter;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.calendar.Occurrence;
import org.aubade.schedule.text.ParsedSchedule;
import org.aubade.schedule.text.ScheduleReader;
import org.aubade.store.database.Failures;
import org.aubade.store.database.Micros;
import org.aubade.text.TextFormat;
import org.jspecify.annotations.Nullable;

/** Maps a schedule to a row of the table {@code schedules} and back. */
public final class ScheduleRow {
    public static final List<String> COLUMNS = List.of(
            "name",
            "definition",
            "source",
            "etag",
            "deleted",
            "version",
            "basis",
            "decided",
            "next_kind",
            "next_at",
            "next_nominal",
            "next_reason",
            "put_off_to",
            "paused_until",
            "skipped",
            "due");

    private static final String DUE = "DUE";
    private static final String SHIFTED = "SHIFTED";
    private static final String DROPPED = "DROPPED";

    private ScheduleRow() {}

    /** The values of the columns, by their names. */
    public static Map<String, @Nullable Object> values(StoredSchedule stored) {
        ScheduleState state = stored.state();
        Instant due = stored.deleted() ? null : state.due();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", stored.name());
        values.put("definition", ScheduleWriter.write(stored.schedule(), TextFormat.JSON));
        values.put("source", stored.source().name());
        values.put("etag", stored.etag());
        values.put("deleted", stored.deleted());
        values.put("version", stored.version());
        values.put("basis", state.basis());
        values.put("decided", Micros.of(state.decidedUntil()));
        values.put("put_off_to", Micros.ofNullable(state.snoozedUntil()));
        values.put("paused_until", Micros.ofNullable(state.pausedUntil()));
        values.put("skipped", skipped(state));
        values.put("due", Micros.ofNullable(due));
        Occurrence next = state.next();
        values.put("next_at", next == null ? null : Micros.of(next.at()));
        values.put("next_nominal", next == null ? null : next.nominal().toString());
        values.put("next_kind", kind(next));
        values.put("next_reason", reason(next));
        return values;
    }

    /**
     * The schedule of the current row.
     *
     * @throws StoreUnavailable if this release cannot read it
     */
    public static StoredSchedule read(ResultSet row) throws SQLException {
        try {
            return readable(row);
        } catch (RuntimeException e) {
            throw new StoreUnavailable(
                    "this release cannot read schedule '" + row.getString("name") + "' in the database: "
                            + Failures.describe(e),
                    e);
        }
    }

    private static StoredSchedule readable(ResultSet row) throws SQLException {
        ScheduleState state = new ScheduleState(
                Micros.instant(row.getLong("decided")),
                next(row),
                Micros.read(row, "put_off_to"),
                Micros.read(row, "paused_until"),
                skipped(row),
                row.getString("basis"));
        return new StoredSchedule(
                schedule(row),
                ProgramSource.valueOf(row.getString("source")),
                row.getString("etag"),
                state,
                row.getBoolean("deleted"),
                row.getLong("version"));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return switch (ScheduleReader.readNamed(row.getString("definition"), TextFormat.JSON, name)) {
            case ParsedSchedule.Valid valid -> valid.schedule();
            case ParsedSchedule.Invalid invalid ->
                throw new IllegalArgumentException(
                        invalid.violations().getFirst().message());
        };
    }

    private static @Nullable Occurrence next(ResultSet row) throws SQLException {
        String kind = row.getString("next_kind");
        if (kind == null) {
            return null;
        }
        Instant at = Micros.instant(row.getLong("next_at"));
        LocalDateTime nominal = LocalDateTime.parse(row.getString("next_nominal"));
        String reason = Objects.requireNonNullElse(row.getString("next_reason"), "");
        return switch (kind) {
            case SHIFTED -> new Occurrence.Shifted(at, nominal, reason);
            case DROPPED -> new Occurrence.Dropped(at, nominal, reason);
            default -> new Occurrence.Due(at, nominal);
        };
    }

    /** Instants with spaces between them; null for none, as in rows that are older than the column. */
    private static @Nullable String skipped(ScheduleState state) {
        return state.skipped().isEmpty()
                ? null
                : state.skipped().stream()
                        .sorted()
                        .map(planned -> String.valueOf(Micros.of(planned)))
                        .collect(Collectors.joining(" "));
    }

    private static Set<Instant> skipped(ResultSet row) throws SQLException {
        String text = row.getString("skipped");
        return text == null
                ? Set.of()
                : Stream.of(text.split(" "))
                        .map(Long::valueOf)
                        .map(Micros::instant)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String kind(@Nullable Occurrence next) {
        return switch (next) {
            case null -> null;
            case Occurrence.Due _ -> DUE;
            case Occurrence.Shifted _ -> SHIFTED;
            case Occurrence.Dropped _ -> DROPPED;
        };
    }

    private static @Nullable String reason(@Nullable Occurrence next) {
        return switch (next) {
            case null -> null;
            case Occurrence.Due _ -> null;
            case Occurrence.Shifted shifted -> shifted.reason();
            case Occurrence.Dropped dropped -> dropped.reason();
        };
    }
}
