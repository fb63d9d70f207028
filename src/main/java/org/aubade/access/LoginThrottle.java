package org.aubade.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.time.TimeSource;

/**
 * Slows down password guessing: after five wrong passwords or passkeys an address, and an account, must wait before each further
 * attempt. The wait doubles each time up to a limit. Others are not affected. Each node counts separately, and starts anew after a
 * restart.
 */
final class LoginThrottle {
    private static final int FREE_ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** How many keys are remembered, the latest. */
    private static final int MAX = 10_000;

    private final TimeSource time;

    /** Oldest first; guarded by its own monitor. */
    private final Map<Key, Failures> failures = new LinkedHashMap<>();

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
            Duration wait = keys(address, account).stream()
                    .map(key -> failures.getOrDefault(key, Failures.NONE).left(now))
                    .reduce(Duration.ZERO, LoginThrottle::longer);
            if (wait.isZero()) {
                keys(address, account).forEach(key -> count(key, now));
            }
            return wait;
        }
    }

    /**
     * The password was right: the failures of the account are forgotten, and those that came from this address are taken off its count.
     * The address's failures at other accounts stay: a user must not guess the passwords of others between two logins.
     */
    void succeeded(String address, String account) {
        synchronized (failures) {
            failures.remove(Key.account(account));
            Failures own = failures.remove(Key.pair(address, account));
            takeBack(Key.address(address), own == null ? 1 : own.count());
        }
    }

    /** The attempt does not count: it could not be decided, or showed a passkey that is good. */
    void takeBack(String address, Optional<String> account) {
        synchronized (failures) {
            keys(address, account).forEach(key -> takeBack(key, 1));
        }
    }

    private void takeBack(Key key, int attempts) {
        failures.computeIfPresent(
                key,
                (_, past) -> past.count() <= attempts
                        ? null
                        : new Failures(past.count() - attempts, past.last(), past.last()));
    }

    private void count(Key key, Instant now) {
        Failures past = failures.remove(key);
        int count = past == null || past.last().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : past.count() + 1;
        failures.put(key, new Failures(count, now, now.plus(wait(count, key.longestWait()))));
        if (failures.size() > MAX) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static Duration wait(int count, Duration longest) {
        if (count < FREE_ATTEMPTS) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE_ATTEMPTS, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static List<Key> keys(String address, Optional<String> account) {
        return account.map(name -> List.of(Key.address(address), Key.account(name), Key.pair(address, name)))
                .orElseGet(() -> List.of(Key.address(address)));
    }

    /** What failures are counted of: an address, an account, or one account from one address. */
    private record Key(String address, String account, Duration longestWait) {
        static Key address(String address) {
            return new Key(ClientNetwork.of(address).prefix(), "", Duration.ofMinutes(5));
        }

        /** An account waits shorter than an address, since any client can make it wait. */
        static Key account(String account) {
            return new Key("", account, Duration.ofSeconds(30));
        }

        /** It makes nobody wait; it tells which of an address's failures belong to the account. */
        static Key pair(String address, String account) {
            return new Key(ClientNetwork.of(address).prefix(), account, Duration.ZERO);
        }
    }

    /**
     * @param count the attempts that failed, one after the other
     * @param until when the next may be made
     */
    private record Failures(int count, Instant last, Instant until) {
        static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);

        /** How long to wait; zero if the clock was set back since. */
        Duration left(Instant now) {
            return now.isBefore(last) || now.isAfter(until) ? Duration.ZERO : Duration.between(now, until);
        }
    }
}
