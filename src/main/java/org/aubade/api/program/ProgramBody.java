package org.aubade.api.program;

import org.aubade.api.http.Body;
import org.aubade.api.http.Media;
import org.aubade.api.http.ProblemException;
import org.aubade.program.Overlap;
import org.aubade.program.Program;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;

/** Reads programs from bodies; what is none ends the request with 400 and its violations. */
public final class ProgramBody {
    /** What a program is called that does not say. */
    public static final String UNNAMED = "unnamed";

    private ProgramBody() {}

    /** The program in {@code body}, which is called {@code name} and must not say otherwise. */
    public static Program named(Body body, String name) {
        return valid(ProgramReader.readNamed(body.text(), Media.format(body.type()), name));
    }

    /** The program in {@code body}, which may leave out its name; then it has nothing to do with others without one. */
    public static Program any(Body body) {
        Program program = valid(ProgramReader.readWithDefault(body.text(), Media.format(body.type()), UNNAMED));
        return program.name().equals(UNNAMED) && program.overlap() == Overlap.REJECT
                ? new Program(program.name(), program.description(), program.root(), Overlap.PARALLEL, program.resume())
                : program;
    }

    private static Program valid(ParsedProgram parsed) {
        return switch (parsed) {
            case ParsedProgram.Valid valid -> valid.program();
            case ParsedProgram.Invalid invalid -> throw ProblemException.unreadable("program", invalid.violations());
        };
    }
}
