package org.aubade.program;

import org.aubade.text.ContentHash;
import org.aubade.text.TextFormat;

/** Names a version of a program: equal programs have equal hashes, others in practice never. */
public final class ProgramHash {
    private ProgramHash() {}

    /** The tag of the canonical form of {@code program}; takes time in proportion to its size. */
    public static String of(Program program) {
        return ContentHash.of(ProgramWriter.write(program, TextFormat.JSON));
    }
}
