package org.aubade.run.journal;

import java.time.Instant;
import java.util.List;
import org.aubade.program.Program;
import org.aubade.run.Cause;
import org.aubade.run.RunId;

/**
 * What has to be known of a run before its first step, so that another process can go on with it.
 *
 * @param id its name
 * @param cause why there is a run
 * @param programs its program, then every program that is called in it, each once, as they were when it was asked for
 * @param requested when it was asked for
 */
public record NewRun(RunId id, Cause cause, List<Program> programs, Instant requested) {
    public NewRun {
        programs = List.copyOf(programs);
    }

    /** The program of the run itself. */
    public Program program() {
        return programs.getFirst();
    }
}
