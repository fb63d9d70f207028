package org.aubade.program.text;

import java.util.List;
import org.aubade.text.ErrorMessages;
import org.aubade.text.Fields;
import org.aubade.text.SpellingSuggestions;
import org.jspecify.annotations.Nullable;

/** Determines the kind of a step from its keys, and checks that all of its keys belong to that kind. */
final class StepKindReader {
    private StepKindReader() {}

    /** The syntax of the one kind whose key is in {@code fields}; null if there is none or more than one, which is then reported. */
    static @Nullable StepSyntax syntax(Fields fields) {
        List<StepSyntax> syntaxes = StepSyntax.ALL.stream()
                .filter(syntax -> fields.node(syntax.kind()) != null)
                .toList();
        if (syntaxes.size() == 1) {
            StepSyntax syntax = syntaxes.getFirst();
            fields.allowOnly(syntax.keys(), key -> misplaced(key, syntax));
            return syntax;
        }
        List<String> known = StepSyntax.allKeys();
        fields.allowOnly(known, key -> ProgramReader.DOCUMENT.unknownKey(key, known));
        if (syntaxes.size() > 1) {
            List<String> kinds = syntaxes.stream().map(StepSyntax::kind).toList();
            fields.report("found " + String.join(" and ", kinds)
                    + " in one step; keep one and make the other a step of its own");
        } else if (fields.keys().stream().noneMatch(StepKindReader::isMisspelledKind)) {
            fields.report("found " + keys(fields) + "; expected exactly one of " + String.join(", ", StepSyntax.KINDS));
        }
        return null;
    }

    private static String misplaced(String key, StepSyntax syntax) {
        String problem = ProgramReader.DOCUMENT.unknownKey(key, syntax.keys());
        return StepSyntax.allKeys().contains(key)
                ? "'" + key + "' does not go with " + syntax.kind() + "; known: " + String.join(", ", syntax.keys())
                : problem;
    }

    private static boolean isMisspelledKind(String key) {
        return SpellingSuggestions.closest(key, StepSyntax.KINDS).isPresent();
    }

    private static String keys(Fields fields) {
        return fields.keys().isEmpty()
                ? "an empty object"
                : "a step of only " + ErrorMessages.shorten(String.join(", ", fields.keys()));
    }
}
