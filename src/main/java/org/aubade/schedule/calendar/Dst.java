package org.aubade.schedule.calendar;

import java.util.Locale;

/**
 * What becomes of local times when the clocks change.
 *
 * @param gap what becomes of a time that does not exist
 * @param overlap what becomes of a time that happens twice
 */
public record Dst(Gap gap, Overlap overlap) {
    /** A time that does not exist becomes the next that does; of a time that happens twice, the first counts. */
    public static final Dst DEFAULT = new Dst(Gap.NEXT, Overlap.FIRST);

    /** What becomes of a time that the clocks jump over. */
    public enum Gap {
        /** It is due at the first moment after the jump. */
        NEXT,
        /** It is not due. */
        SKIP;

        /** How it is written in YAML and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of a time that comes again after the clocks were set back. */
    public enum Overlap {
        /** It is due before they are set back. */
        FIRST,
        /** It is due after they were set back. */
        SECOND,
        /** It is due before and after. */
        BOTH;

        /** How it is written in YAML and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
