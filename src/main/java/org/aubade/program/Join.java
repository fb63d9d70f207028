package org.aubade.program;

/** What the failure of one parallel branch means for the others. */
public enum Join {
    /** Every branch finishes; all failures are collected. */
    ALL("all"),
    /** The first failure cancels the siblings. */
    FAIL_FAST("failFast");

    private final String word;

    Join(String word) {
        this.word = word;
    }

    /** How it is written in YAML and JSON. */
    public String word() {
        return word;
    }
}
