package org.aubade.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.time.TimeSource;

/**
 * Slows down whoever tries passwords: after five wrong ones an address, and an account, waits before each further attempt, twice as
 * long each time. Others are not slowed down. A node counts for itself, and forgets when it is restarted.
 */
final class LoginThrottle {
    private static final String ACCOUNT = "account ";
    private static final int FREE_ATTEMPTS = 5;
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
     *
     * @param account empty for what cannot be the name of a user
     */
    Duration attempt(String address, Optional<String> account) {
        Instant now = time.now();
        synchronized (failures) {
            Duration wait = Duration.ZERO;
            for (String key : keys(address, account)) {
                wait = longer(wait, failures.getOrDefault(key, Failures.NONE).left(now));
            }
            if (wait.isZero()) {
                keys(address, account).forEach(key -> count(key, now));
            }
            return wait;
        }
    }

    /**
     * The attempt was right: nothing counts against the account any more, nor what was tried at it against the address. What was tried at other
     * accounts still does: whoever has an account may not guess the passwords of others between two logins.
     */
    void succeeded(String address, String account) {
        synchronized (failures) {
            Failures own = failures.remove(accountKey(account));
            takeBack(addressKey(address), own == null ? 1 : own.count());
        }
    }

    /** The attempt could not be decided: it does not count. */
    void undecided(String address, Optional<String> account) {
        synchronized (failures) {
            keys(address, account).forEach(key -> takeBack(key, 1));
        }
    }

    private void takeBack(String key, int attempts) {
        failures.computeIfPresent(
                key,
                (_, past) -> past.count() <= attempts
                        ? null
                        : new Failures(past.count() - attempts, past.last(), past.last()));
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
        if (count < FREE_ATTEMPTS) {
            return Duration.ZERO;
        }
        Duration longest = key.startsWith(ACCOUNT) ? LONGEST_OF_ACCOUNT : LONGEST_OF_ADDRESS;
        Duration doubled = FIRST.multipliedBy(1L << Math.min(count - FREE_ATTEMPTS, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static List<String> keys(String address, Optional<String> account) {
        return account.map(name -> List.of(addressKey(address), accountKey(name)))
                .orElseGet(() -> List.of(addressKey(address)));
    }

    private static String accountKey(String account) {
        return ACCOUNT + account;
    }

    /** Of an address of version 6 the first 64 bits: whoever has one has all of that network. */
    private static String addressKey(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? "network " + HexFormat.of().formatHex(six.getAddress(), 0, 8)
                    : "address " + address;
        } catch (IllegalArgumentException _) {
            return "address " + address;
        }
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
