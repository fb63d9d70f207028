package org.aubade.store.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.aubade.program.catalog.StoredProgram;

/**
 * The programs in two layers: those that came with the application, and over them the rows of the database, each of which
 * replaces or hides the program of its name.
 */
public final class ProgramLayers {
    private final Map<String, StoredProgram> base = new ConcurrentSkipListMap<>();
    private volatile Map<String, ProgramRow> rows = new ConcurrentSkipListMap<>();

    public Optional<StoredProgram> find(String name) {
        ProgramRow row = rows.get(name);
        return seen(name, Optional.ofNullable(row));
    }

    public List<StoredProgram> list() {
        TreeSet<String> names = new TreeSet<>(base.keySet());
        names.addAll(rows.keySet());
        return names.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /**
     * The program under {@code name} if the database has {@code row} for it. A row of a deleted program hides the one that
     * came with the application, but only in the version that was deleted.
     */
    public Optional<StoredProgram> seen(String name, Optional<ProgramRow> row) {
        StoredProgram below = base.get(name);
        if (row.isEmpty()) {
            return Optional.ofNullable(below);
        }
        StoredProgram put = row.get().program();
        return put != null
                ? Optional.of(put)
                : Optional.ofNullable(below)
                        .filter(program -> !program.etag().equals(row.get().etag()));
    }

    /** The etag of the program that came with the application under that name; empty if none did. */
    public String baseEtag(String name) {
        StoredProgram below = base.get(name);
        return below == null ? "" : below.etag();
    }

    public void putBase(StoredProgram program) {
        base.put(program.program().name(), program);
    }

    /** Takes over a row, unless a newer one of its name is known. */
    public synchronized void apply(ProgramRow row) {
        merge(rows, row);
    }

    /** Takes over all rows of the database, in place of those that were known. */
    public synchronized void replace(List<ProgramRow> all) {
        Map<String, ProgramRow> next = new ConcurrentSkipListMap<>();
        all.forEach(row -> merge(next, row));
        rows = next;
    }

    private static void merge(Map<String, ProgramRow> rows, ProgramRow row) {
        rows.merge(row.name(), row, (before, next) -> next.revision() > before.revision() ? next : before);
    }
}
