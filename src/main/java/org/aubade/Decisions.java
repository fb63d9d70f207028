package org.aubade;

import jakarta.inject.Singleton;

/** What is done although nobody asks for it now: interrupted runs go on, and schedules are followed. */
@Singleton
class Decisions {
    private final TakeOvers takeOvers;
    private final ScheduleOpening schedules;
    private boolean ended;

    Decisions(TakeOvers takeOvers, ScheduleOpening schedules) {
        this.takeOvers = takeOvers;
        this.schedules = schedules;
    }

    /** Begins, unless it has ended already. */
    synchronized void begin() {
        if (!ended) {
            takeOvers.begin();
            schedules.begin();
        }
    }

    /** Nothing is begun or decided any more. */
    synchronized void end() {
        ended = true;
        schedules.end();
        takeOvers.end();
    }
}
