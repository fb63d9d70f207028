package org.aubade.api.program;

import org.aubade.program.Program;
import org.aubade.program.Step;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.catalog.StoredProgram;

/** A program in the list of programs; {@code steps} counts those of its own tree, without called programs. */
record ProgramSummary(String name, String description, ProgramSource source, String etag, String overlap, int steps) {
    static ProgramSummary of(StoredProgram stored) {
        Program program = stored.program();
        return new ProgramSummary(
                program.name(),
                program.description(),
                stored.source(),
                stored.etag(),
                program.overlap().word(),
                count(program.root()));
    }

    private static int count(Step step) {
        return 1 + step.children().stream().mapToInt(ProgramSummary::count).sum();
    }
}
