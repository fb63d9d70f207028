package org.aubade.program;

import org.aubade.text.NameRules;

/**
 * A named tree of steps. It is immutable and equal by value, and does nothing until it is run.
 *
 * @param name 1 to 100 letters, digits, {@code . _ -}, the first a letter or digit
 * @param description for people; may be empty, at most 2,000 characters
 * @param root the outermost step, whose path is {@code 0}
 * @param overlap what happens when a run is requested while another run of the program is active
 * @param resume how a run is resumed after its process has ended
 */
public record Program(String name, String description, Step root, Overlap overlap, ResumePolicy resume) {
    /** @throws IllegalArgumentException if the name is invalid, the description is too long, or the tree exceeds {@link ProgramLimits} */
    public Program {
        name = requireName(name);
        description = NameRules.requireDescription("program", description);
        ProgramLimits.require(name, root);
    }

    static String requireName(String name) {
        return NameRules.require("program", name);
    }
}
