package org.aubade.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aubade.time.TimeSource;

/**
 * Slows down whoever tries passwords: after five wrong ones an address, and an account, waits before each further attempt, twice as
 * long each time. Others are not slowed down. A node counts for itself, and forgets when it is restarted.
 */
final class LoginThrottle {
    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** An account waits shorter than an address, since anybody can make it wait. */
    private static final Duration LONGEST_OF_ACCOUNT = Duration.ofSeconds(30);

    private static final Duration LONGEST_OF_ADDRESS = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    /** How many addresses and accounts are remembered, the latest. */
    private static final int MAX = 10_000;

    private final TimeSource time;

    /** Oldest first; guarded by itself. */
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    LoginThrottle(TimeSource time) {
        this.time = time;
    }

    /**
     * How long to wait before the next attempt; zero if it may be made, which then counts as failed until {@link #succeeded}. So
     * attempts at once do not pass together.
     */
    Duration attempt(String address, String account) {
        Instant now = time.now();
        synchronized (failures) {
            Duration wait = Duration.ZERO;
            for (String key : keys(address, account)) {
                Failures past = failures.getOrDefault(key, Failures.NONE);
                wait = longer(wait, past.left(now));
            }
            if (wait.isZero()) {
                keys(address, account).forEach(key -> count(key, now));
            }
            return wait;
        }
    }

    /** The attempt was right: the address and the account begin anew. */
    void succeeded(String address, String account) {
        synchronized (failures) {
            keys(address, account).forEach(failures::remove);
        }
    }

    private void count(String key, Instant now) {
        Failures past = failures.remove(key);
        int count = past == null || past.last().plus(FORGOTTEN).isBefore(now) ? 1 : past.count() + 1;
        failures.put(key, new Failures(count, now, now.plus(delay(count, key))));
        if (failures.size() > MAX) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static Duration delay(int count, String key) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration longest = key.startsWith("account ") ? LONGEST_OF_ACCOUNT : LONGEST_OF_ADDRESS;
        Duration doubled = FIRST.multipliedBy(1L << Math.min(count - FREE, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static List<String> keys(String address, String account) {
        return List.of("address " + address, "account " + account);
    }

    /**
     * @param count the attempts that failed, one after the other
     * @param until when the next may be made
     */
    private record Failures(int count, Instant last, Instant until) {
        static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);

        /** How long to wait; nothing where the clock was set back since. */
        Duration left(Instant now) {
            return now.isBefore(last) ? Duration.ZERO : Duration.between(now, until);
        }
    }
}
