package org.aubade.schedule;

import org.aubade.program.catalog.ProgramSource;

/** A schedule that is declared anew at every start: one that is built in, or a file. */
public record DeclaredSchedule(Schedule schedule, ProgramSource source) {}
