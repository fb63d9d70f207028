package org.aubade.run;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.concurrent.CancellationException;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Executes one run: one object for each step under way and nothing on the stack, so that neither the length nor the depth
 * of a program matters. What happens (an answer, the end of a wait, a cancellation) is one change of the {@link Course},
 * made under the lock of the record; messages are sent and cancelled without it, by the thread in which it happened.
 */
final class Interpreter implements UniSubscription {
    /** To send so many messages takes less time than anybody would notice. */
    private static final int MESSAGES_PER_TICK = 16;

    private static final Uni<Void> NOT_ANY_MORE =
            Uni.createFrom().failure(() -> new CancellationException("the step was stopped"));

    private final RunRecord record;
    private final Messages messages;
    private final UniSubscriber<? super Outcome> whole;
    private final Course course;

    /** That of the record, which changes with the course. */
    private final Object lock;

    /** How many messages the sender has had. */
    private int sent;

    Interpreter(RunRecord record, Messages messages, TimeSource time, UniSubscriber<? super Outcome> whole) {
        this.record = record;
        this.messages = messages;
        this.whole = whole;
        this.course = new Course(record, time, this);
        this.lock = record.lock();
    }

    /** Begins at the root, now that the run has begun. */
    void begin() {
        changes(course::begin);
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

    /** {@code change} is made now, and everything that follows from it is done in this thread. */
    void happens(Change change) {
        record.tick();
        changes(change);
    }

    private void changes(Change change) {
        try {
            Round round = new Round();
            @Nullable SendFrame next;
            boolean more;
            synchronized (lock) {
                next = change.in(round);
                more = next != null || round.isUnfinished();
            }
            while (more) {
                if (next != null) {
                    messages.send(next);
                }
                cancelUnwanted(round);
                synchronized (lock) {
                    next = next == null ? further(round) : sent(next, round);
                    more = next != null || round.isUnfinished();
                }
            }
            tellResult(round.result());
            messages.tellJournal();
        } catch (RuntimeException | Error broken) {
            try {
                cancel();
            } finally {
                whole.onFailure(broken);
            }
        }
    }

    private void cancelUnwanted(Round round) {
        if (round.hasUnwanted()) {
            messages.tellJournalOfAnswers();
            round.cancelUnwanted();
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
        sent++;
        boolean many = sent % MESSAGES_PER_TICK == 0;
        if (answer != null || many) {
            record.tick();
        }
        if (many) {
            messages.tellJournal();
        }
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
        if (!(failure instanceof CancellationException)) {
            answered(frame, messages.outcome(frame.index(), failure));
        }
    }

    /** Whether the device may be told: what was stopped while it waited for the device is not told any more. */
    @Nullable Uni<Void> permission(SendFrame frame) {
        synchronized (lock) {
            return frame.counts() ? messages.permission(frame.index()) : NOT_ANY_MORE;
        }
    }
}
