package org.aubade.schedule;

import java.util.Locale;

/**
 * What becomes of local times when the clocks change.
 *
 * @param gap of a time that does not exist
 * @param overlap of a time that happens twice
 */
public record Dst(Gap gap, Overlap overlap) {
    /** The next time that exists; the first of two. */
    public static final Dst DEFAULT = new Dst(Gap.NEXT, Overlap.FIRST);

    /** What becomes of a time that the clocks jump over. */
    public enum Gap {
        /** It runs at the first moment after the jump. */
        NEXT,
        /** It does not run. */
        SKIP;

        /** How it is written in YAML and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of a time that comes again after the clocks were set back. */
    public enum Overlap {
        /** It runs before they are. */
        FIRST,
        /** It runs after. */
        SECOND,
        /** It runs before and after. */
        BOTH;

        /** How it is written in YAML and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
