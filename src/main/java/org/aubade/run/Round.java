package org.aubade.run;

import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has still to do in a run after something happened there: first to go on where it is, then to cancel
 * what is unwanted, to close what is closing, and to open branches. Used by that thread only.
 */
final class Round {
    /** A step inside of which nothing counts any more, and what it comes to. */
    record Closing(Frame frame, Supplier<Outcome> outcome) {}

    private static final Logger LOG = Logger.getLogger("aubade.run");

    private boolean goesOn;
    private int at;
    private @Nullable Frame around;
    private @Nullable Outcome outcome;
    private @Nullable List<UniSubscription> unwanted;
    private @Nullable Closing closing;
    private @Nullable BranchFrame opening;
    private @Nullable Outcome result;

    /** It goes on with the beginning of step {@code index} inside {@code outer}. */
    void enter(int index, @Nullable Frame outer) {
        goesOn = true;
        at = index;
        around = outer;
        outcome = null;
    }

    /** It goes on where step {@code index} inside {@code outer} came to {@code came}. */
    void leave(int index, @Nullable Frame outer, Outcome came) {
        enter(index, outer);
        outcome = came;
    }

    /** There is nothing more to do where it is. */
    void rest() {
        goesOn = false;
    }

    boolean goesOn() {
        return goesOn;
    }

    /** The step where it is. */
    int at() {
        return at;
    }

    /** The step around that; null for the root. */
    @Nullable Frame around() {
        return around;
    }

    /** What the step came to; null if it is to begin. */
    @Nullable Outcome outcome() {
        return outcome;
    }

    /** {@code message} is to be cancelled, without the lock. */
    void cancel(UniSubscription message) {
        unwanted = unwanted == null ? new ArrayList<>() : unwanted;
        unwanted.add(message);
    }

    /** Whether anything is to be cancelled. */
    boolean hasUnwanted() {
        return unwanted != null;
    }

    /** Cancels what is to be cancelled. */
    void cancelUnwanted() {
        if (unwanted != null) {
            List<UniSubscription> taken = unwanted;
            unwanted = null;
            taken.forEach(Round::cancelOne);
        }
    }

    /** Whatever breaks there, the others are cancelled. */
    private static void cancelOne(UniSubscription message) {
        try {
            message.cancel();
        } catch (RuntimeException | Error broken) {
            LOG.error("Cancelling a message broke.", broken);
        }
    }

    /** {@code frame} comes to {@code came} as soon as what is unwanted was cancelled. */
    void close(Frame frame, Supplier<Outcome> came) {
        closing = new Closing(frame, came);
        goesOn = false;
    }

    /** What is closing, which it is not any more; null if nothing is, or if somebody has stopped it. */
    @Nullable Closing takeClosing() {
        Closing taken = closing;
        closing = null;
        return taken == null || taken.frame().isOver() ? null : taken;
    }

    /** The branches of {@code branches} begin, one after the other; without effect if somebody is about it. */
    void open(BranchFrame branches) {
        opening = branches.openBefore(opening);
        goesOn = false;
    }

    /** The innermost step of which another branch may begin; null if there is none. */
    @Nullable BranchFrame opening() {
        while (opening != null && !opening.hasRoom()) {
            opening = opening.opened();
        }
        return opening;
    }

    /** Whether there is more to do than to go on. */
    boolean isUnfinished() {
        return unwanted != null || closing != null || opening() != null;
    }

    /** The whole program came to {@code came}. */
    void end(Outcome came) {
        result = came;
        goesOn = false;
    }

    /** What the whole program came to; null if it did not in this round. */
    @Nullable Outcome result() {
        return result;
    }
}
