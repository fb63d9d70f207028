package org.aubade.device;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The id of a device: 1 to 128 characters, no control characters, no blank at either end. */
public record DeviceId(String value) implements Comparable<DeviceId> {
    private static final Pattern VALID = Pattern.compile(
            "[^\\p{Cc}\\p{Cs}\\p{Z}](?:[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{0,126}[^\\p{Cc}\\p{Cs}\\p{Z}])?");
    private static final int GENERATED_LENGTH = 8;

    /** @throws IllegalArgumentException if {@code value} is not a valid id */
    public DeviceId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("a device id has 1 to 128 characters, none of them a control character"
                    + " and no blank at either end; found '" + value + "'");
        }
    }

    /** A random id of eight capital letters, for a device that is added without an id. */
    public static DeviceId generate(RandomGenerator random) {
        StringBuilder letters = new StringBuilder(GENERATED_LENGTH);
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            letters.append((char) ('A' + random.nextInt(26)));
        }
        return new DeviceId(letters.toString());
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
