package org.aubade.schedule;

/** What became of an occurrence. */
public enum Decision {
    /** It ran when it was due. */
    RAN,
    /** It did not run, since a person, the schedule or a missing program said so. */
    SKIPPED,
    /** Somebody snoozed it; the entry has a run once it ran. */
    SNOOZED,
    /** It could not run in time, since the service was down or its run had to wait. */
    MISSED,
    /** It did not run, since a run of its program was under way. */
    OVERLAPPED,
    /** It ran at another time, since the clocks jump over its own. */
    SHIFTED
}
