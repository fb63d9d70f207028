package org.aubade.program;

import java.util.List;
import org.aubade.text.ErrorMessages;
import org.aubade.text.Fields;
import org.aubade.text.SpellingSuggestions;
import org.jspecify.annotations.Nullable;

/** Finds out of which kind a step is, and whether each of its keys belongs to that kind. */
final class KindReader {
    private KindReader() {}

    /** The form of the one kind that {@code fields} name; null, and noted, if there is none or more than one. */
    static @Nullable StepForm form(Fields fields) {
        List<StepForm> forms = StepForm.ALL.stream()
                .filter(form -> fields.node(form.kind()) != null)
                .toList();
        if (forms.size() == 1) {
            StepForm form = forms.getFirst();
            fields.allowOnly(form.keys(), key -> misplaced(key, form));
            return form;
        }
        List<String> known = StepForm.allKeys();
        fields.allowOnly(known, key -> ProgramReader.DOCUMENT.unknownKey(key, known));
        if (forms.size() > 1) {
            List<String> kinds = forms.stream().map(StepForm::kind).toList();
            fields.report("found " + String.join(" and ", kinds)
                    + " in one step; keep one and make the other a step of its own");
        } else if (fields.keys().stream().noneMatch(KindReader::isSlipOfKind)) {
            fields.report("found " + keys(fields) + "; expected exactly one of " + String.join(", ", StepForm.KINDS));
        }
        return null;
    }

    private static String misplaced(String key, StepForm form) {
        String problem = ProgramReader.DOCUMENT.unknownKey(key, form.keys());
        return StepForm.allKeys().contains(key)
                ? "'" + key + "' does not go with " + form.kind() + "; known: " + String.join(", ", form.keys())
                : problem;
    }

    private static boolean isSlipOfKind(String key) {
        return SpellingSuggestions.closest(key, StepForm.KINDS).isPresent();
    }

    private static String keys(Fields fields) {
        return fields.keys().isEmpty()
                ? "an empty object"
                : "a step of only " + ErrorMessages.shorten(String.join(", ", fields.keys()));
    }
}
