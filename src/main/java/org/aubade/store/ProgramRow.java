package org.aubade.store;

import org.aubade.program.catalog.StoredProgram;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of one name.
 *
 * @param program what was put; null if it was deleted
 * @param etag that of what was put; of what was deleted, that of the program that came with the application, or empty
 * @param revision the revision of the catalogue that made it so
 */
record ProgramRow(String name, @Nullable StoredProgram program, String etag, long revision) {}
