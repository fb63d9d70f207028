package org.aubade;

import jakarta.inject.Singleton;

/** Starts and stops what the service does without a request: it recovers interrupted runs and dispatches schedules. */
@Singleton
class BackgroundWork {
    private final RunRecovery recovery;
    private final ScheduleStartup schedules;
    private boolean stopped;

    BackgroundWork(RunRecovery recovery, ScheduleStartup schedules) {
        this.recovery = recovery;
        this.schedules = schedules;
    }

    /** Starts the work, unless it was stopped before: the application may be stopped while devices are still discovered. */
    synchronized void start() {
        if (!stopped) {
            recovery.start();
            schedules.start();
        }
    }

    /** Stops the work for good. */
    synchronized void stop() {
        stopped = true;
        schedules.stop();
        recovery.stop();
    }
}
