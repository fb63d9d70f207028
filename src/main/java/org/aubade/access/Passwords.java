package org.aubade.access;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with bcrypt, which takes some 50 to 100 ms of a processor each time, on purpose. It has one thread for that, and a
 * short queue, so that many logins at once do not hold up runs.
 */
public final class Passwords implements AutoCloseable {
    /** The least length, in characters. */
    static final int MIN = 8;

    /** What bcrypt reads, in bytes of UTF-8; it would ignore what comes after. */
    static final int MAX_BYTES = 72;

    private static final int COST = 10;

    /** The hash of a password that nobody knows, for an unknown user, so that the answer takes as long as for a known one. */
    private static final String DUMMY_HASH = "$2a$10$lzZwdUy4fAg9clhOw1yaDe8UaybFwPKdc5lrtlxHG0SOvbwQpjLZe";

    private static final int QUEUE = 50;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> Thread.ofPlatform().name("aubade-passwords").daemon().unstarted(task));

    public Passwords() {
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * {@code password}, if it can be one.
     *
     * @throws IllegalArgumentException if it is too short or too long
     */
    @CanIgnoreReturnValue
    public static String require(String password) {
        if (password.codePointCount(0, password.length()) < MIN) {
            throw new IllegalArgumentException("a password has at least " + MIN + " characters");
        }
        if (bytes(password) > MAX_BYTES) {
            throw new IllegalArgumentException("a password has at most " + MAX_BYTES + " bytes in UTF-8");
        }
        return password;
    }

    /** The hash of {@code password}; fails with {@link PasswordsBusy} if too many wait. */
    @CheckReturnValue
    Uni<String> hash(String password) {
        return run(() -> BcryptUtil.bcryptHash(password, COST));
    }

    /** Whether {@code password} is the user's; fails with {@link PasswordsBusy} if too many wait. */
    @CheckReturnValue
    Uni<Boolean> matches(String password, Optional<User> user) {
        return run(() -> bytes(password) <= MAX_BYTES
                && BcryptUtil.matches(password, user.map(User::passwordHash).orElse(DUMMY_HASH))
                && user.isPresent());
    }

    private <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(thread)
                .onFailure(RejectedExecutionException.class)
                .transform(_ -> new PasswordsBusy());
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
