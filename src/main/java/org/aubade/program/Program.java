package org.aubade.program;

import org.aubade.text.NameRules;

/**
 * A named tree of steps; immutable, equal by value, and does nothing until it is run.
 *
 * @param name 1 to 100 letters, digits, {@code . _ -}, the first a letter or digit
 * @param description for people; may be empty, at most 2,000 characters
 * @param root the step at path {@code 0}
 * @param overlap what becomes of a run while another is under way
 * @param resume how a run goes on whose process is gone
 */
public record Program(String name, String description, Step root, Overlap overlap, Resume resume) {
    /** @throws IllegalArgumentException if the name is not valid, the description too long, or the tree beyond {@link TreeLimits} */
    public Program {
        name = requireName(name);
        description = requireDescription(description);
        TreeLimits.require(name, root);
    }

    static String requireName(String name) {
        return NameRules.require("program", name);
    }

    static String requireDescription(String description) {
        return NameRules.requireDescription("program", description);
    }
}
