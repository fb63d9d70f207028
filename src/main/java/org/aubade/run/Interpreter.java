package org.aubade.run;

import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Executes one run: one object for each step under way and nothing on the stack, so that neither the length nor the depth
 * of a program matters. What happens (an answer, the end of a wait, a cancellation) is one change of the {@link Course},
 * made under the lock of the record; messages are sent and cancelled without it, by the thread in which it happened.
 */
final class Interpreter implements UniSubscription {
    private final RunRecord record;
    private final Messages messages;
    private final UniSubscriber<? super Outcome> whole;
    private final Course course;

    /** That of the record, which changes with the course. */
    private final Object lock;

    Interpreter(RunRecord record, Messages messages, TimeSource time, UniSubscriber<? super Outcome> whole) {
        this.record = record;
        this.messages = messages;
        this.whole = whole;
        this.course = new Course(record, time, this);
        this.lock = record.lock();
    }

    /** Begins at the root. */
    void begin() {
        happens(course::begin);
    }

    /** Nothing is sent from now on, and what is under way is cancelled. */
    @Override
    public void cancel() {
        Round round = new Round();
        synchronized (lock) {
            course.stop(round);
        }
        round.cancelUnwanted();
    }

    /** {@code change} is made, and everything that follows from it is done in this thread. */
    void happens(Change change) {
        try {
            Round round = new Round();
            @Nullable SendFrame next;
            boolean more;
            synchronized (lock) {
                record.tick();
                next = change.in(round);
                more = next != null || round.isUnfinished();
            }
            while (more) {
                if (next != null) {
                    messages.send(next);
                }
                round.cancelUnwanted();
                synchronized (lock) {
                    record.tick();
                    next = next == null ? further(round) : sent(next, round);
                    more = next != null || round.isUnfinished();
                }
            }
            tellResult(round.result());
        } catch (RuntimeException | Error broken) {
            cancel();
            whole.onFailure(broken);
        }
    }

    private void tellResult(@Nullable Outcome result) {
        if (result != null) {
            whole.onItem(result);
        }
    }

    private @Nullable SendFrame further(Round round) {
        Round.Closing closing = round.takeClosing();
        if (closing != null) {
            return course.ended(closing.frame(), closing.outcome().get(), round);
        }
        BranchFrame opening = round.opening();
        return opening == null ? null : course.branch(opening, round);
    }

    /** The sender has the message of {@code frame}, and may have told what came of it. */
    private @Nullable SendFrame sent(SendFrame frame, Round round) {
        Outcome answer = frame.issued();
        return answer == null || !frame.counts() ? null : course.ended(frame, answer, round);
    }

    /** The sender has taken the message of {@code frame}. */
    void taken(SendFrame frame, UniSubscription message) {
        boolean unwanted;
        synchronized (lock) {
            frame.taken(message);
            unwanted = !frame.counts();
        }
        if (unwanted) {
            message.cancel();
        }
    }

    /** The message of {@code frame} came to {@code outcome}. */
    void answered(SendFrame frame, Outcome outcome) {
        boolean kept;
        synchronized (lock) {
            kept = frame.keep(outcome);
        }
        if (!kept) {
            happens(round -> frame.counts() ? course.ended(frame, outcome, round) : null);
        }
    }

    /** The message of {@code frame} failed. */
    void failed(SendFrame frame, Throwable failure) {
        answered(frame, messages.outcome(frame.index(), failure));
    }
}
