package org.aubade.device;

import java.time.Duration;

/** A thread beside the one that a test is on, to show that no lock keeps it from getting through. */
public final class OtherThread {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private OtherThread() {}

    /** Runs {@code action} on another thread; whether it ended within five seconds. */
    public static boolean finishes(Runnable action) {
        Thread other = Thread.ofPlatform().daemon().start(action);
        try {
            return other.join(LIMIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
