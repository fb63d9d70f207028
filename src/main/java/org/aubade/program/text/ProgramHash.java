package org.aubade.program.text;

import org.aubade.program.Program;
import org.aubade.text.ContentHash;
import org.aubade.text.TextFormat;

/** A hash that identifies a version of a program: equal programs have the same hash, different ones in practice never. */
public final class ProgramHash {
    private ProgramHash() {}

    /** The hash of {@code program} as canonical JSON; takes time in proportion to the number of steps. */
    public static String of(Program program) {
        return ContentHash.of(ProgramWriter.write(program, TextFormat.JSON));
    }
}
