package org.aubade.driver.simulated;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.aubade.time.TimeSource;

/** The time and the randomness that simulated devices share. */
public record Simulation(TimeSource time, RandomGenerator chance) {

    /** A simulation with a random seed. */
    public static Simulation in(TimeSource time) {
        return new Simulation(time, new Random());
    }
}
