package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/** A run that was accepted. */
public interface RunHandle {
    /** Its name. */
    RunId id();

    /** Everything known of it now, with its steps. */
    Run snapshot();

    /** The run when it is over and kept; never fails. Not waiting for it changes nothing about the run. */
    @CheckReturnValue
    Uni<Run> finished();
}
