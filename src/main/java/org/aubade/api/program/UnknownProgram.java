package org.aubade.api.program;

import org.aubade.api.http.ProblemException;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.text.KnownIds;

/** There is no program of a name. */
public final class UnknownProgram {
    private UnknownProgram() {}

    /** 404 with the {@code programs} that there are. */
    public static ProblemException named(String name, ProgramCatalog programs) {
        return ProblemException.notFound("unknown program '" + name + "'; "
                + KnownIds.describe(programs.list().stream()
                        .map(stored -> stored.program().name())
                        .toList()));
    }
}
