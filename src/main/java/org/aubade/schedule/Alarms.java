package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calls a listener when a schedule is due: one alarm for each schedule, on one node at a time. */
public interface Alarms {
    /** Decides what is due. */
    @FunctionalInterface
    interface Listener {
        /**
         * Decides what is due of {@code schedule}, and answers when it has to be called next. A call that comes too early or twice
         * does no harm. After a failure it is called again soon.
         */
        @CheckReturnValue
        Uni<Next> onDue(String schedule);
    }

    /** When a listener has to be called next. */
    sealed interface Next {
        /** When the next occurrence is due, to the millisecond. */
        record DueAt(Instant due) implements Next {}

        /** What is due has to wait, and is tried again some time after {@code at}, perhaps on another node. */
        record RetryAt(Instant at) implements Next {}

        /** No occurrence is left. */
        record Never() implements Next {}

        /** When the next occurrence is due; null for never. */
        static Next of(@Nullable Instant due) {
            return due == null ? new Never() : new DueAt(due);
        }
    }

    /** Whether an alarm that is set here is still set in the next process. */
    boolean isDurable();

    /** Calls {@code listener} for every alarm from now on, for those that were set before too. */
    void start(Listener listener);

    /** Sets the alarm of {@code schedule} to {@code due} and to no other instant. */
    @CheckReturnValue
    Uni<Void> set(String schedule, Instant due);

    /** Removes the alarm of {@code schedule}, if it has one. */
    @CheckReturnValue
    Uni<Void> clear(String schedule);

    /** Stops calling the listener in this process. */
    void close();
}
