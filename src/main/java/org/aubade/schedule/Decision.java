package org.aubade.schedule;

/** What became of an occurrence. */
public enum Decision {
    /** It ran when it was due. */
    RAN,
    /** It did not run, since somebody or something said so. */
    SKIPPED,
    /** Somebody put it off; with a run once it ran. */
    SNOOZED,
    /** Nobody was there to run it in time. */
    MISSED,
    /** It did not run, since a run of its program was under way. */
    OVERLAPPED,
    /** It ran at another time, since the clocks jump over its own. */
    SHIFTED
}
