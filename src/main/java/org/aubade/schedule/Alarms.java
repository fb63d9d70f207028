package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Rings at the moment at which something is to be decided about a schedule: one alarm for each, on one node at a time. */
public interface Alarms {
    /** What an alarm does. */
    @FunctionalInterface
    interface Bell {
        /**
         * Decides what is due of {@code schedule}, and says when it wants to be rung next; empty for never. Ringing too early
         * or twice does no harm; a failure is to be followed by another try soon.
         */
        @CheckReturnValue
        Uni<Optional<Instant>> ring(String schedule);
    }

    /** Whether what is set here is still set in the next process. */
    boolean isDurable();

    /** From now on alarms ring {@code bell}; those set before too. */
    void start(Bell bell);

    /** The alarm of {@code schedule} rings at {@code due} and at no other time set before. */
    @CheckReturnValue
    Uni<Void> set(String schedule, Instant due);

    /** The alarm of {@code schedule} does not ring any more. */
    @CheckReturnValue
    Uni<Void> clear(String schedule);

    /** Nothing rings any more in this process. */
    void close();
}
