package org.aubade.program;

import java.util.Locale;

/** What a step in doubt means to its run. */
public enum OnResume {
    /** As if it had been done: the run goes on after it. */
    CONTINUE,
    /** As if it had failed: what comes after it in its sequence is not reached. */
    STOP;

    /** How it is written in YAML and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
