package org.aubade.run;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;

/** Names a run: a UUIDv7 (RFC 9562), so that ids sort by the time of their making. */
public record RunId(UUID value) implements Comparable<RunId> {
    /** A new id, unique but not a secret; it sorts above those made before as long as the clock of the machine goes on. */
    public static RunId create() {
        return new RunId(UuidCreator.getTimeOrderedEpochFast());
    }

    /** Reads the usual form of a UUID; empty if it is not one. */
    public static Optional<RunId> parse(String text) {
        try {
            return text.length() == 36 ? Optional.of(new RunId(UUID.fromString(text))) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** In the order of the unsigned 128-bit values, which is that of their making. */
    @Override
    public int compareTo(RunId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
