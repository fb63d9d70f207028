package org.aubade.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aubade.program.Join;
import org.aubade.program.Plan;
import org.aubade.program.Step;
import org.jspecify.annotations.Nullable;

/** A step whose branches are under way at once: which of them have begun, and how those that failed did. */
final class BranchFrame extends Frame {
    /** What its branches mean for it. */
    enum Rule {
        /** Every branch comes to its outcome. */
        ALL,
        /** The first failure stops the others. */
        FAIL_FAST,
        /** The first success stops the others. */
        RACE
    }

    private record Failure(int branch, Outcome outcome) {}

    private final Rule rule;
    private final int max;
    private int next;
    private int end;
    private int underWay;
    private @Nullable List<Failure> failures;

    private boolean opening;
    private @Nullable BranchFrame openedNext;

    private BranchFrame(int index, @Nullable Frame around, Rule rule, int max) {
        super(index, around);
        this.rule = rule;
        this.max = max;
    }

    static BranchFrame of(int index, @Nullable Frame around, Step.Par par) {
        return new BranchFrame(
                index,
                around,
                par.join() == Join.ALL ? Rule.ALL : Rule.FAIL_FAST,
                par.max() == Step.Par.UNBOUNDED ? Integer.MAX_VALUE : par.max());
    }

    static BranchFrame race(int index, @Nullable Frame around) {
        return new BranchFrame(index, around, Rule.RACE, Integer.MAX_VALUE);
    }

    Rule rule() {
        return rule;
    }

    /** None has begun of the branches from {@code first} to before {@code last}. */
    void restart(int first, int last) {
        next = first;
        end = last;
        underWay = 0;
        failures = null;
    }

    /** Whether another branch may begin now. */
    boolean hasRoom() {
        return counts() && next < end && underWay < max;
    }

    /** The next branch, which begins. */
    int take(Plan plan) {
        int branch = next;
        next = plan.end(branch);
        underWay++;
        return branch;
    }

    /** A branch has come to its outcome. */
    void came() {
        underWay--;
    }

    /** Its outcome is a failure. */
    void failed(int branch, Outcome outcome) {
        failures = failures == null ? new ArrayList<>(1) : failures;
        failures.add(new Failure(branch, outcome));
    }

    /**
     * Somebody begins its branches, one after the other, and then those of {@code then}; which of the two is the first to
     * be opened.
     */
    @Nullable BranchFrame openBefore(@Nullable BranchFrame then) {
        if (opening) {
            return then;
        }
        opening = true;
        openedNext = then;
        return this;
    }

    /** For now no more of its branches begin; what is to be opened next. */
    @Nullable BranchFrame opened() {
        BranchFrame then = openedNext;
        opening = false;
        openedNext = null;
        return then;
    }

    /** Whether every branch has come to its outcome. */
    boolean isDone() {
        return next == end && underWay == 0;
    }

    /** What all branches together came to; the failures of a race are told as they came, others as they are written. */
    Outcome outcome(Plan plan) {
        if (failures == null) {
            return Outcome.SUCCESS;
        }
        if (rule != Rule.RACE) {
            failures.sort(Comparator.comparingInt(Failure::branch));
        }
        FailureSummary summary = new FailureSummary(plan);
        failures.forEach(failure -> summary.add(failure.branch(), failure.outcome()));
        return summary.outcome();
    }
}
