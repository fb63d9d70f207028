package org.aubade;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * The seed from which property tests draw their examples, and others their moments: always the same, so that a green commit stays green. With {@code fresh}
 * as the value of {@link #KEY}, which the profile {@code nightly} sets, each run has another one, and says which.
 */
public final class PropertySeeds implements AroundPropertyHook {
    /** The system property that holds the seed, or {@code fresh}. */
    static final String KEY = "property.seed";

    private static final System.Logger LOG = System.getLogger(PropertySeeds.class.getName());
    private static final String SEED = seed(System.getProperty(KEY, "1"));

    static String seed(String configured) {
        if (!configured.equals("fresh")) {
            return configured;
        }
        String fresh = String.valueOf(ThreadLocalRandom.current().nextLong());
        LOG.log(
                System.Logger.Level.INFO,
                "What is drawn at random follows from the seed {0}; repeat it with -D{1}={0}.",
                fresh,
                KEY);
        return fresh;
    }

    /** Draws from it, for a test that is no property. */
    public static Random random() {
        return new Random(Long.parseLong(SEED));
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** A property that names its own seed keeps it. */
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        Optional<String> own = attributes.seed();
        if (own.isEmpty()) {
            attributes.setSeed(SEED);
        }
        return property.execute();
    }
}
