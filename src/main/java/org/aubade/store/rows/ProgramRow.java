package org.aubade.store.rows;

import org.aubade.program.catalog.StoredProgram;
import org.jspecify.annotations.Nullable;

/**
 * What the database has under a name: a program that was put, or the mark of one that was deleted.
 *
 * @param program the program; null if it was deleted
 * @param etag the etag of the program; of a deleted one, the etag of the program that came with the application under that
 *     name, or empty if none did
 * @param revision the revision of the catalogue in which it was written
 */
public record ProgramRow(String name, @Nullable StoredProgram program, String etag, long revision) {}
