package org.aubade.program;

import java.util.Locale;

/** What becomes of a run of a program that is already running. */
public enum Overlap {
    /** It is refused, naming the run that is under way. */
    REJECT,
    /** The run under way is cancelled and the new one starts. */
    RESTART,
    /** It waits for its turn. */
    QUEUE,
    /** Both run. */
    PARALLEL;

    /** How it is written in YAML and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
