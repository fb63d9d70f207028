package org.aubade.driver.simulated;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.aubade.time.TimeSource;

/** What simulated devices live in: the time they take and the chance that makes them fail. */
public record Simulation(TimeSource time, RandomGenerator chance) {

    /** Real chance. */
    public static Simulation in(TimeSource time) {
        return new Simulation(time, new Random());
    }
}
