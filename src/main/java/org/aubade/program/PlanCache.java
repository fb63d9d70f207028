package org.aubade.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.aubade.device.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the plans of the programs that were resolved last, so that what runs again is only checked against the home: whether
 * the programs are the same ones, and every device still understands what it will be told. Safe for any number of threads.
 */
public final class PlanCache {
    /** Of all plans together; a step takes about 100 bytes. */
    private static final int MOST_STEPS = 100_000;

    /** Numbering a larger program takes little beside running it. */
    private static final int MOST_STEPS_OF_ONE = 1_000;

    /** The one that was used last is the last. */
    private final SequencedMap<String, Plan> plans = new LinkedHashMap<>(16, 0.75f, true);

    private int steps;

    /** As {@link ProgramResolver#resolve} does. */
    @SuppressWarnings("ReferenceEquality") // to compare two trees takes longer than to number one
    public Resolution resolve(Program program, Home home) {
        Plan known = find(program.name());
        if (known != null && known.program() == program && isWhatItWas(known, home)) {
            return new Resolution.Resolved(known);
        }
        Resolution resolution = ProgramResolver.resolve(program, home);
        if (resolution instanceof Resolution.Resolved(Plan plan) && plan.size() <= MOST_STEPS_OF_ONE) {
            keep(plan);
        }
        return resolution;
    }

    private synchronized @Nullable Plan find(String name) {
        return plans.get(name);
    }

    private synchronized void keep(Plan plan) {
        Plan before = plans.put(plan.program().name(), plan);
        steps += weight(plan) - (before == null ? 0 : weight(before));
        while (steps > MOST_STEPS) {
            steps -= weight(plans.pollFirstEntry().getValue());
        }
    }

    /** In steps: what there is once for each plan takes about as much as ten of them. */
    private static int weight(Plan plan) {
        return plan.size() + 10;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isWhatItWas(Plan plan, Home home) {
        List<Program> programs = plan.programs();
        for (int i = 1; i < programs.size(); i++) {
            Program called = programs.get(i);
            if (home.program(called.name()).orElse(null) != called) {
                return false;
            }
        }
        return understands(plan, home);
    }

    private static boolean understands(Plan plan, Home home) {
        for (int index = 0; index < plan.size(); index++) {
            if (plan.step(index) instanceof Step.Send send) {
                Vocabulary vocabulary = home.vocabulary(send.device()).orElse(null);
                if (vocabulary == null || vocabulary.complaint(send.message()).isPresent()) {
                    return false;
                }
            }
        }
        return true;
    }
}
