package org.aubade.program;

/** What a {@code par} step does with its other branches when one fails. */
public enum Join {
    /** Every branch finishes; all failures are collected. */
    ALL("all"),
    /** The first failure cancels the siblings. */
    FAIL_FAST("failFast");

    private final String word;

    Join(String word) {
        this.word = word;
    }

    /** The word for it in YAML and JSON. */
    public String word() {
        return word;
    }
}
