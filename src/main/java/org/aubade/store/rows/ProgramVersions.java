package org.aubade.store.rows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.aubade.program.Program;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;
import org.aubade.program.text.ProgramWriter;
import org.aubade.store.database.Micros;
import org.aubade.text.TextFormat;
import org.aubade.time.TimeSource;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code program_versions}: the programs that runs are made of, a run's own and those that it calls, each set once
 * under its hash. Only the thread of the journal writes; any thread reads.
 */
public final class ProgramVersions {
    /** How long a version is kept after its last use, at least. */
    public static final Duration KEPT = Duration.ofDays(1);

    /** How long a use is not noted again after it was; much shorter than {@link #KEPT}. */
    private static final Duration NOTED = Duration.ofHours(1);

    private static final int MAX_REMEMBERED = 10_000;

    /** What begins a text in a JSON text sequence (RFC 7464). */
    private static final String SEPARATOR = "\u001e";

    private final TimeSource time;

    /** When the use of a version was last noted durably. */
    private final Map<String, Instant> noted = new LinkedHashMap<>();

    /** The uses that the current transaction notes. */
    private final Map<String, Instant> noting = new LinkedHashMap<>();

    private long opening;

    public ProgramVersions(TimeSource time) {
        this.time = time;
    }

    /** A transaction begins. What was known of the database is forgotten if that has been opened anew, maybe without it. */
    public void begin(long currentOpening) {
        noting.clear();
        if (opening != currentOpening) {
            noted.clear();
            opening = currentOpening;
        }
    }

    /** Writes the versions that the database may lack; all nodes do so in the order of the hashes, so that none waits for another. */
    public void write(Handle handle, SortedMap<String, List<Program>> versions) {
        Instant now = time.now();
        versions.forEach((hash, programs) -> {
            Instant last = noted.get(hash);
            if (last == null || last.plus(NOTED).isBefore(now)) {
                note(handle, hash, programs, now);
                noting.put(hash, now);
            }
        });
    }

    /** What was written since {@link #begin} is durable. */
    public void written() {
        noted.putAll(noting);
        if (noted.size() > MAX_REMEMBERED) {
            noted.clear();
        }
    }

    /**
     * The programs of a version.
     *
     * @throws UnreadableVersion if it is not there, or this release cannot read it
     */
    public static List<Program> read(Handle handle, String hash) {
        String text = handle.createQuery("SELECT programs FROM program_versions WHERE hash = :hash")
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> new UnreadableVersion("what it was made of is not kept any more"));
        List<Program> programs = new ArrayList<>();
        for (String json : text.substring(1).split(SEPARATOR, -1)) {
            programs.add(
                    switch (ProgramReader.read(json, TextFormat.JSON)) {
                        case ParsedProgram.Valid valid -> valid.program();
                        case ParsedProgram.Invalid invalid ->
                            throw new UnreadableVersion("this release cannot read what it was made of: "
                                    + invalid.violations().getFirst().message());
                    });
        }
        return programs;
    }

    private static void note(Handle handle, String hash, List<Program> programs, Instant now) {
        int there = handle.createUpdate("UPDATE program_versions SET used = :used WHERE hash = :hash")
                .bind("hash", hash)
                .bind("used", Micros.of(now))
                .execute();
        if (there == 0) {
            handle.createUpdate("INSERT INTO program_versions (hash, programs, used) VALUES (:hash, :programs, :used)"
                            + " ON CONFLICT (hash) DO UPDATE SET used = excluded.used")
                    .bind("hash", hash)
                    .bind("programs", text(programs))
                    .bind("used", Micros.of(now))
                    .execute();
        }
    }

    private static String text(List<Program> programs) {
        return programs.stream()
                .map(program -> SEPARATOR + ProgramWriter.write(program, TextFormat.JSON))
                .collect(Collectors.joining());
    }
}
