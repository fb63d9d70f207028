package org.aubade.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes instants as {@link Instant#toString} does, and faster where they are of the same second, as those of a run often are. */
final class InstantText {
    private static final int MICROS = 1_000;
    private static final int MICRO_DIGITS = 6;

    /** The second that was written last, by whichever thread. */
    private static volatile @Nullable Second latest;

    private InstantText() {}

    static String of(Instant instant) {
        int nanos = instant.getNano();
        if (nanos == 0 || nanos % MICROS != 0 || nanos % 1_000_000 == 0) {
            return instant.toString();
        }
        Second second = latest;
        if (second == null || second.epoch != instant.getEpochSecond()) {
            second = new Second(
                    instant.getEpochSecond(),
                    Instant.ofEpochSecond(instant.getEpochSecond()).toString());
            latest = second;
        }
        String micros = Integer.toString(nanos / MICROS);
        String text = second.text;
        return new StringBuilder(text.length() + 1 + MICRO_DIGITS)
                .append(text, 0, text.length() - 1)
                .append('.')
                .repeat('0', MICRO_DIGITS - micros.length())
                .append(micros)
                .append('Z')
                .toString();
    }

    /** @param text with its Z */
    private record Second(long epoch, String text) {}
}
