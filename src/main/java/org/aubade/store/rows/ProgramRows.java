package org.aubade.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;
import org.aubade.program.text.ProgramWriter;
import org.aubade.store.database.Micros;
import org.aubade.text.TextFormat;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and writes the tables {@code catalog} and {@code programs}. */
public final class ProgramRows {
    private static final Logger LOG = Logger.getLogger("aubade.store");
    private static final String UPSERT = """
            INSERT INTO programs (name, definition, etag, revision, changed)
            VALUES (:name, :definition, :etag, :revision, :changed)
            ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, etag = excluded.etag,
                revision = excluded.revision, changed = excluded.changed
            """;

    private ProgramRows() {}

    /** The revision of the catalogue; grows with every change. */
    public static long revision(Handle handle) {
        return handle.createQuery("SELECT revision FROM catalog")
                .mapTo(Long.class)
                .one();
    }

    /** A new revision. It locks the catalogue, so that no other program can be changed before the transaction ends. */
    public static long nextRevision(Handle handle) {
        handle.createUpdate("UPDATE catalog SET revision = revision + 1").execute();
        return revision(handle);
    }

    public static Optional<ProgramRow> find(Handle handle, String name) {
        return handle.createQuery("SELECT * FROM programs WHERE name = :name")
                .bind("name", name)
                .map((row, _) -> row(row))
                .findOne();
    }

    /** The rows that were written after {@code revision}. */
    public static List<ProgramRow> since(Handle handle, long revision) {
        return new ArrayList<>(handle.createQuery("SELECT * FROM programs WHERE revision > :revision")
                .bind("revision", revision)
                .map((row, _) -> row(row))
                .list());
    }

    public static void write(Handle handle, ProgramRow row, Instant now) {
        handle.createUpdate(UPSERT)
                .bind("name", row.name())
                .bind("definition", definition(row.program()))
                .bind("etag", row.etag())
                .bind("revision", row.revision())
                .bind("changed", Micros.of(now))
                .execute();
    }

    private static @Nullable String definition(@Nullable StoredProgram stored) {
        return stored == null ? null : ProgramWriter.write(stored.program(), TextFormat.JSON);
    }

    /** A program that this release cannot read counts as deleted; its row is not changed. */
    private static ProgramRow row(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String etag = row.getString("etag");
        return new ProgramRow(name, program(name, row.getString("definition"), etag), etag, row.getLong("revision"));
    }

    private static @Nullable StoredProgram program(String name, @Nullable String definition, String etag) {
        if (definition == null) {
            return null;
        }
        return switch (ProgramReader.readNamed(definition, TextFormat.JSON, name)) {
            case ParsedProgram.Valid valid -> new StoredProgram(valid.program(), ProgramSource.REST, etag);
            case ParsedProgram.Invalid invalid -> {
                LOG.errorf(
                        "The stored program '%s' is left out, as this release cannot read it: %s.",
                        name, invalid.violations().getFirst().message());
                yield null;
            }
        };
    }
}
