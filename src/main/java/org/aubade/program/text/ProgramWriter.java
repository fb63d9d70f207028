package org.aubade.program.text;

import org.aubade.program.Modifiers;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ResumePolicy;
import org.aubade.program.Step;
import org.aubade.text.CompactJson;
import org.aubade.text.DocumentNode;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Sequence;
import org.aubade.text.TextFormat;
import org.aubade.time.Durations;

/** Writes programs in canonical form. {@link ProgramReader} reads the text as an equal program. */
public final class ProgramWriter {
    private ProgramWriter() {}

    /** {@code program} in {@code format}, ending in a line break. Keys with their default value are left out. */
    public static String write(Program program, TextFormat format) {
        return format.write(tree(program));
    }

    /** The JSON of {@code program} without white space. */
    public static String compactJson(Program program) {
        return CompactJson.of(tree(program));
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
        if (program.resume().onResume() != ResumePolicy.DEFAULT.onResume()) {
            tree.text("onResume", program.resume().onResume().word());
        }
        if (!program.resume().staleAfter().equals(ResumePolicy.DEFAULT.staleAfter())) {
            tree.text("staleAfter", Durations.format(program.resume().staleAfter()));
        }
        tree.put(ProgramReader.DO, root(program.root()));
        return tree;
    }

    /** Writes a root that is a {@code seq} without modifiers as a plain list, which {@link ProgramReader} reads as that {@code seq}. */
    private static DocumentNode root(Step root) {
        return root instanceof Step.Seq(var steps, Modifiers modifiers)
                        && steps.size() > 1
                        && modifiers.equals(Modifiers.NONE)
                ? new Sequence(0, StepWriter.all(steps))
                : StepWriter.tree(root);
    }
}
