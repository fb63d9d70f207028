package org.aubade.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunState;
import org.aubade.store.database.Micros;

/**
 * A run as the database has it.
 *
 * @param run the run without its steps
 * @param version the hash of its programs, see {@link ProgramVersions}
 */
public record RunRow(Run run, String version) {
    public static RunRow read(ResultSet row) throws SQLException {
        String schedule = row.getString("schedule");
        Run run = new Run(
                new RunId(UUID.fromString(row.getString("id"))),
                row.getString("program"),
                schedule == null
                        ? new Cause.Request(row.getString("requested_by"))
                        : new Cause.Occurrence(schedule, Micros.instant(row.getLong("planned"))),
                RunState.valueOf(row.getString("state")),
                Micros.instant(row.getLong("requested")),
                Micros.read(row, "started"),
                Micros.read(row, "finished"),
                row.getString("error"),
                ResumptionText.read(row.getString("resumptions")),
                List.of());
        return new RunRow(run, row.getString("version"));
    }
}
