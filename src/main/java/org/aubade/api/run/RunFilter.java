package org.aubade.api.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aubade.api.http.Parameters;
import org.aubade.api.http.ProblemException;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.aubade.text.KnownIds;
import org.jspecify.annotations.Nullable;

/** Reads which runs a client means. */
public final class RunFilter {
    /** The id of some run, for documentation. */
    public static final String EXAMPLE = "01a2052b-ec75-7cc6-8bad-edf1f7154dd0";

    private static final int DEFAULT_LIMIT = 50;

    private RunFilter() {}

    /** What the parameters of a list of runs ask for; a bad one ends the request with 400. */
    public static RunQuery parse(
            @Nullable String program, @Nullable String state, @Nullable String limit, @Nullable String before) {
        return new RunQuery(
                program,
                state == null ? null : state(state),
                Parameters.number("limit", limit, DEFAULT_LIMIT, RunQuery.MAX_LIMIT),
                before == null ? null : before(before));
    }

    /** The run that an address names; what is not the id of any run is an unknown one. */
    public static RunId parseId(String id) {
        return RunId.parse(id).orElseThrow(() -> unknown(id));
    }

    /** How many steps of {@code run} end with the one whose path is {@code path}; 400 if there is none. */
    static int positionAfter(Run run, String path) {
        int before = run.steps().stream()
                .map(step -> step.path().toString())
                .toList()
                .indexOf(path);
        if (before < 0) {
            throw ProblemException.badRequest(
                    "after must be the path of a step of run " + run.id() + ", such as 0; found '" + path + "'");
        }
        return before + 1;
    }

    public static ProblemException unknown(String id) {
        return ProblemException.notFound(
                "unknown run '" + id + "'; a run's id is a UUID, and GET /api/runs lists the runs that are remembered");
    }

    private static RunState state(String text) {
        return Stream.of(RunState.values())
                .filter(state -> state.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(
                        "unknown state '" + text + "'; " + KnownIds.describe(List.of(RunState.values()))));
    }

    private static RunId before(String text) {
        return RunId.parse(text)
                .orElseThrow(() -> ProblemException.badRequest("before must be the id of a run, such as the last one"
                        + " of the list before; found '" + text + "'"));
    }
}
