package org.aubade;

import jakarta.inject.Singleton;

/** What is done although nobody asks for it now: interrupted runs go on, and schedules are followed. */
@Singleton
class Decisions {
    private final RunRecovery recovery;
    private final ScheduleOpening schedules;
    private boolean ended;

    Decisions(RunRecovery recovery, ScheduleOpening schedules) {
        this.recovery = recovery;
        this.schedules = schedules;
    }

    /** Begins, unless it has ended already. */
    synchronized void begin() {
        if (!ended) {
            recovery.start();
            schedules.begin();
        }
    }

    /** Nothing is begun or decided any more. */
    synchronized void end() {
        ended = true;
        schedules.end();
        recovery.stop();
    }
}
