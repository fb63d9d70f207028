package org.aubade.api.program;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.aubade.api.http.Definition;
import org.aubade.program.Program;
import org.aubade.program.text.ProgramWriter;
import org.aubade.text.TextFormat;
import org.aubade.text.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What checking a program came to, on the wire.
 *
 * @param readable whether it is a program
 * @param runnable whether it could run here now
 * @param violations why it cannot be read, or cannot run here; empty if it can
 * @param program what was read; null if it cannot be
 */
record CheckView(
        boolean readable,
        boolean runnable,
        List<Violation> violations,
        @Nullable JsonNode program) {
    /** It cannot be read. */
    static CheckView unreadable(List<Violation> violations) {
        return new CheckView(false, false, violations, null);
    }

    /** It can be read; what keeps it from running are the {@code violations}. */
    static CheckView of(Program program, List<Violation> violations) {
        return new CheckView(
                true, violations.isEmpty(), violations, Definition.tree(ProgramWriter.write(program, TextFormat.JSON)));
    }
}
