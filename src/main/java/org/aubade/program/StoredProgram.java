package org.aubade.program;

/**
 * A program as it is kept.
 *
 * @param etag names this version of it: equal programs have equal tags
 */
public record StoredProgram(Program program, ProgramSource source, String etag) {}
