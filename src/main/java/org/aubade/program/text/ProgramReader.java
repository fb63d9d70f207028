package org.aubade.program.text;

import java.time.Duration;
import java.util.List;
import org.aubade.program.OnResume;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.ProgramLimits;
import org.aubade.program.ResumePolicy;
import org.aubade.program.Step;
import org.aubade.text.DocumentException;
import org.aubade.text.DocumentNode;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Nothing;
import org.aubade.text.DocumentParser;
import org.aubade.text.DocumentType;
import org.aubade.text.Fields;
import org.aubade.text.NamePolicy;
import org.aubade.text.NameRules;
import org.aubade.text.ScalarParser;
import org.aubade.text.TextFormat;
import org.aubade.text.Violations;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/** Reads programs in YAML and JSON. The result is the program, or every violation in the text, up to {@link Violations#MAX}. */
public final class ProgramReader {
    /** The key of the tree of steps. */
    static final String DO = "do";

    /** The keys of a program. */
    static final List<String> KEYS = List.of("name", "description", "overlap", "onResume", "staleAfter", DO);

    /** The limits of a text follow from those of a program: each level of steps is an object and a list, and a step has up to about ten values. */
    public static final DocumentType DOCUMENT = new DocumentType(
            "program",
            DO,
            new DocumentType.Limit(2 * ProgramLimits.MAX_DEPTH + 8, ProgramLimits::tooDeep),
            new DocumentType.Limit(12 * ProgramLimits.MAX_STEPS, ProgramLimits::tooMany));

    private final NamePolicy namePolicy;
    private final Violations violations = new Violations();

    private ProgramReader(NamePolicy namePolicy) {
        this.namePolicy = namePolicy;
    }

    /** Reads the program in {@code text}, which has to contain its name. */
    public static ParsedProgram read(String text, TextFormat format) {
        return new ProgramReader(NamePolicy.required()).parse(text, format);
    }

    /** Reads the program {@code name} in {@code text}, which may leave the name out, but not contain another one. */
    public static ParsedProgram readNamed(String text, TextFormat format, String name) {
        return new ProgramReader(NamePolicy.fixed(name)).parse(text, format);
    }

    /** Reads the program in {@code text}; its name is {@code defaultName} if the text leaves it out. */
    public static ParsedProgram readWithDefault(String text, TextFormat format, String defaultName) {
        return new ProgramReader(NamePolicy.defaultingTo(defaultName)).parse(text, format);
    }

    private ParsedProgram parse(String text, TextFormat format) {
        try {
            DocumentNode document = DocumentParser.parse(text, format, DOCUMENT, namePolicy.provisional());
            Program program = document instanceof Mapping mapping ? program(mapping) : refuse(document);
            return program == null || !violations.isEmpty()
                    ? new ParsedProgram.Invalid(violations.inTextOrder())
                    : new ParsedProgram.Valid(program);
        } catch (DocumentException e) {
            return new ParsedProgram.Invalid(List.of(e.violation()));
        }
    }

    private @Nullable Program refuse(DocumentNode document) {
        String problem = document instanceof Nothing
                ? "found no program; expected an object with name and do"
                : Fields.mismatch(document, "an object with name and do");
        violations.add("", problem, document.line());
        return null;
    }

    private @Nullable Program program(Mapping mapping) {
        Fields fields = Fields.ofDocument(mapping, violations);
        fields.allowOnly(KEYS, ProgramReader::unknownKey);
        String name = namePolicy.read(fields, DOCUMENT.noun());
        String description = fields.read("description", "text", ProgramReader::description);
        Overlap overlap = fields.read("overlap", "one of reject, restart, queue, parallel", ProgramReader::overlap);
        ResumePolicy resume = resume(fields);
        Step root = new StepReader(name == null ? namePolicy.provisional() : name, violations).root(fields);
        return name == null || root == null || !violations.isEmpty()
                ? null
                : new Program(
                        name,
                        description == null ? "" : description,
                        root,
                        overlap == null ? Overlap.REJECT : overlap,
                        resume);
    }

    private static ResumePolicy resume(Fields fields) {
        OnResume onResume = fields.read("onResume", "one of continue, stop", ProgramReader::onResume);
        Duration staleAfter = fields.read("staleAfter", "a duration such as 15m", ProgramReader::staleAfter);
        return new ResumePolicy(
                onResume == null ? ResumePolicy.DEFAULT.onResume() : onResume,
                staleAfter == null ? ResumePolicy.DEFAULT.staleAfter() : staleAfter);
    }

    private static String description(String text) {
        return NameRules.requireDescription(DOCUMENT.noun(), text);
    }

    private static Overlap overlap(String word) {
        return ScalarParser.choice("overlap", word, List.of(Overlap.values()), Overlap::word);
    }

    private static OnResume onResume(String word) {
        return ScalarParser.choice("onResume", word, List.of(OnResume.values()), OnResume::word);
    }

    private static Duration staleAfter(String text) {
        return new ResumePolicy(ResumePolicy.DEFAULT.onResume(), Durations.parse(text)).staleAfter();
    }

    private static String unknownKey(String key) {
        return StepSyntax.KINDS.contains(key)
                ? "'" + key + "' is a step; put it under 'do'"
                : DOCUMENT.unknownKey(key, KEYS);
    }
}
