package org.aubade.program;

import org.aubade.text.DocumentNode;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Sequence;
import org.aubade.text.TextFormat;
import org.aubade.time.Durations;

/** Writes programs in their canonical form, which {@link ProgramReader} reads back as an equal program. */
public final class ProgramWriter {
    private ProgramWriter() {}

    /** The text of {@code program}, ending in a line break; what has its default value is left out. */
    public static String write(Program program, TextFormat format) {
        return format.write(tree(program));
    }

    private static Mapping tree(Program program) {
        Mapping tree = new Mapping(0);
        tree.text("name", program.name());
        if (!program.description().isEmpty()) {
            tree.text("description", program.description());
        }
        if (program.overlap() != Overlap.REJECT) {
            tree.text("overlap", program.overlap().word());
        }
        if (program.resume().onResume() != Resume.DEFAULT.onResume()) {
            tree.text("onResume", program.resume().onResume().word());
        }
        if (!program.resume().staleAfter().equals(Resume.DEFAULT.staleAfter())) {
            tree.text("staleAfter", Durations.format(program.resume().staleAfter()));
        }
        tree.put(ProgramReader.DO, root(program.root()));
        return tree;
    }

    /** A top-level sequence is written as the list that the builder makes it of. */
    private static DocumentNode root(Step root) {
        return root instanceof Step.Seq(var steps, Modifiers modifiers)
                        && steps.size() > 1
                        && modifiers.equals(Modifiers.NONE)
                ? new Sequence(0, StepWriter.all(steps))
                : StepWriter.tree(root);
    }
}
