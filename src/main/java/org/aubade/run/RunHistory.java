package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The runs that are over. */
public interface RunHistory {
    /** Keeps {@code run}, which is over. */
    @CheckReturnValue
    Uni<Void> keep(Run run);

    /** The run with all its steps. */
    @CheckReturnValue
    Uni<Optional<Run>> find(RunId id);

    /** Summaries of the runs that match, newest first. */
    @CheckReturnValue
    Uni<List<Run>> list(RunQuery query);
}
