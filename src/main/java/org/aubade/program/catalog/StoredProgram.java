package org.aubade.program.catalog;

import org.aubade.program.Program;

/**
 * A program in the catalogue.
 *
 * @param source where it comes from
 * @param etag identifies this version: equal programs have equal tags
 */
public record StoredProgram(Program program, ProgramSource source, String etag) {}
