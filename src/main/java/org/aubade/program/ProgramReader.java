package org.aubade.program;

import java.time.Duration;
import java.util.List;
import org.aubade.program.SourceNode.Mapping;
import org.aubade.program.SourceNode.Nothing;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/** Reads the YAML and JSON form of programs; the answer is the program, or all that is wrong with the text. */
public final class ProgramReader {
    /** The key of the tree. */
    static final String DO = "do";

    /** The keys of a program. */
    static final List<String> KEYS = List.of("name", "description", "overlap", "onResume", "staleAfter", DO);

    private static final String UNNAMED = "unnamed";
    private static final String NAME_RULE = "a name of 1 to 100 letters, digits, '.', '_' or '-'";

    private final @Nullable String givenName;
    private final boolean mayDiffer;
    private final Violations violations = new Violations();

    private ProgramReader(@Nullable String givenName, boolean mayDiffer) {
        this.givenName = givenName;
        this.mayDiffer = mayDiffer;
    }

    /** The program in {@code text}, which has to name it. */
    public static ParsedProgram read(String text, ProgramFormat format) {
        return new ProgramReader(null, true).parse(text, format);
    }

    /** The program in {@code text}, called {@code name}; the text may leave its name out, but not say another. */
    public static ParsedProgram readNamed(String text, ProgramFormat format, String name) {
        return new ProgramReader(name, false).parse(text, format);
    }

    /** The program in {@code text}, called {@code defaultName} if the text leaves its name out. */
    public static ParsedProgram readWithDefault(String text, ProgramFormat format, String defaultName) {
        return new ProgramReader(defaultName, true).parse(text, format);
    }

    private ParsedProgram parse(String text, ProgramFormat format) {
        try {
            SourceNode document = SourceParser.parse(text, format, givenName == null ? UNNAMED : givenName);
            Program program = document instanceof Mapping mapping ? program(mapping) : refuse(document);
            return program == null || !violations.isEmpty()
                    ? new ParsedProgram.Invalid(violations.inTextOrder())
                    : new ParsedProgram.Valid(program);
        } catch (SourceException e) {
            return new ParsedProgram.Invalid(List.of(e.violation()));
        }
    }

    private @Nullable Program refuse(SourceNode document) {
        String problem = document instanceof Nothing
                ? "found no program; expected an object with name and do"
                : Fields.complaint(document, "an object with name and do");
        violations.add("", problem, document.line());
        return null;
    }

    private @Nullable Program program(Mapping mapping) {
        Fields fields = Fields.ofProgram(mapping, violations);
        fields.allowOnly(KEYS, ProgramReader::unknownKey);
        String name = name(fields);
        String description = fields.read("description", "text", Program::requireDescription);
        Overlap overlap = fields.read("overlap", "one of reject, restart, queue, parallel", ProgramReader::overlap);
        Resume resume = resume(fields);
        Step root = new StepReader(name == null ? UNNAMED : name, violations).root(fields);
        return name == null || root == null || !violations.isEmpty()
                ? null
                : new Program(
                        name,
                        description == null ? "" : description,
                        root,
                        overlap == null ? Overlap.REJECT : overlap,
                        resume);
    }

    private static Resume resume(Fields fields) {
        OnResume onResume = fields.read("onResume", "one of continue, stop", ProgramReader::onResume);
        Duration staleAfter = fields.read("staleAfter", "a duration such as 15m", ProgramReader::staleAfter);
        return new Resume(
                onResume == null ? Resume.DEFAULT.onResume() : onResume,
                staleAfter == null ? Resume.DEFAULT.staleAfter() : staleAfter);
    }

    private @Nullable String name(Fields fields) {
        if (givenName != null && fields.node("name") == null) {
            return checked(fields, givenName);
        }
        String written = fields.require("name", NAME_RULE, Program::requireName);
        if (written != null && givenName != null && !mayDiffer && !written.equals(givenName)) {
            fields.report(
                    "name",
                    "found '" + written + "' where the program is called '" + Wording.shorten(givenName)
                            + "'; leave the name out or make them the same");
            return givenName;
        }
        return written;
    }

    private @Nullable String checked(Fields fields, String name) {
        try {
            return Program.requireName(name);
        } catch (IllegalArgumentException e) {
            fields.report("name", String.valueOf(e.getMessage()).replace(name, Wording.shorten(name)));
            return null;
        }
    }

    private static Overlap overlap(String word) {
        return Words.choice("overlap", word, List.of(Overlap.values()), Overlap::word);
    }

    private static OnResume onResume(String word) {
        return Words.choice("onResume", word, List.of(OnResume.values()), OnResume::word);
    }

    private static Duration staleAfter(String text) {
        return new Resume(Resume.DEFAULT.onResume(), Durations.parse(text)).staleAfter();
    }

    private static String unknownKey(String key) {
        return StepForm.KINDS.contains(key)
                ? "'" + key + "' is a step; put it under 'do'"
                : KindReader.unknown(key, KEYS);
    }
}
