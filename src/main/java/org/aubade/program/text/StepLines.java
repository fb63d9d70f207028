package org.aubade.program.text;

import java.util.List;
import org.aubade.text.DocumentException;
import org.aubade.text.DocumentNode;
import org.aubade.text.DocumentNode.Entry;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Sequence;
import org.aubade.text.DocumentParser;
import org.aubade.text.TextFormat;
import org.aubade.text.Violation;
import org.jspecify.annotations.Nullable;

/** Maps the paths of steps to lines, for violations that are found only after a text was read. */
public final class StepLines {
    private static final List<String> LISTS = List.of("seq", "par", "race");

    private final @Nullable DocumentNode root;

    private StepLines(@Nullable DocumentNode root) {
        this.root = root;
    }

    /** The lines of the steps in {@code text}; there are none if it is malformed. */
    public static StepLines of(String text, TextFormat format) {
        try {
            DocumentNode document =
                    DocumentParser.parse(text, format, ProgramReader.DOCUMENT, ProgramReader.DOCUMENT.noun());
            return new StepLines(document instanceof Mapping program ? value(program, ProgramReader.DO) : null);
        } catch (DocumentException _) {
            return new StepLines(null);
        }
    }

    /** Returns {@code violation} with the line of the step at its path; for a step of a called program, with the line of the call. */
    public Violation place(Violation violation) {
        return root == null || violation.line() != null
                ? violation
                : new Violation(violation.path(), violation.message(), line(root, violation.path()));
    }

    private static int line(DocumentNode root, String path) {
        DocumentNode step = root instanceof Sequence only && only.items().size() == 1
                ? only.items().getFirst()
                : root;
        String[] indexes = path.split("\\.", -1);
        for (int depth = 1; depth < indexes.length; depth++) {
            DocumentNode child = child(step, Integer.parseInt(indexes[depth]));
            if (child == null) {
                return step.line();
            }
            step = child;
        }
        return step.line();
    }

    private static @Nullable DocumentNode child(DocumentNode step, int index) {
        return switch (step) {
            case Sequence list -> index < list.items().size() ? list.items().get(index) : null;
            case Mapping mapping ->
                LISTS.stream()
                        .map(key -> value(mapping, key))
                        .filter(Sequence.class::isInstance)
                        .findFirst()
                        .map(list -> child(list, index))
                        .orElse(null);
            case DocumentNode.Scalar _, DocumentNode.Nothing _, DocumentNode.Refused _ -> null;
        };
    }

    private static @Nullable DocumentNode value(Mapping mapping, String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }
}
