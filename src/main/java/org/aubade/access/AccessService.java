package org.aubade.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aubade.time.TimeSource;

/** Says who presents a secret, checks passwords, and begins and ends sessions. No call blocks. */
public final class AccessService {
    private final AccessStore store;
    private final Passwords passwords;
    private final IdentityCache cache;
    private final Duration sessionLifetime;
    private final TimeSource time;
    private final LoginThrottle throttle;

    /** @param sessionLifetime how long a session lasts after its login */
    public AccessService(
            AccessStore store, Passwords passwords, IdentityCache cache, Duration sessionLifetime, TimeSource time) {
        this.store = store;
        this.passwords = passwords;
        this.cache = cache;
        this.sessionLifetime = sessionLifetime;
        this.time = time;
        this.throttle = new LoginThrottle(time);
    }

    /** Whom {@code secret} belongs to; empty if it is unknown, has expired or was ended. */
    @CheckReturnValue
    public Uni<Optional<Identity>> identify(Secret secret) {
        if (!secret.isWellFormed()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return cache.identify(secret.hash())
                .onItem()
                .transform(found -> found.filter(who -> who.isValidAt(time.now())));
    }

    /**
     * Whether {@code password} is that of the user {@code name}.
     *
     * @param address where the attempt comes from
     */
    @CheckReturnValue
    public Uni<PasswordCheck> check(String name, String password, String address) {
        return Uni.createFrom().deferred(() -> {
            Optional<String> account = User.canonical(name);
            Duration wait = throttle.attempt(address, account);
            return wait.isPositive()
                    ? Uni.createFrom().item(new PasswordCheck.Throttled(wait))
                    : account.map(store::user)
                            .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                            .onItem()
                            .transformToUni(user -> passwords
                                    .matches(password, user)
                                    .onItem()
                                    .transform(right -> checked(right, user, address)))
                            .onFailure()
                            .invoke(() -> throttle.takeBack(address, account));
        });
    }

    private PasswordCheck checked(boolean right, Optional<User> user, String address) {
        if (!right) {
            return new PasswordCheck.Wrong();
        }
        User known = user.orElseThrow();
        throttle.succeeded(address, known.name());
        return new PasswordCheck.Right(known);
    }

    /** Logs {@code user} in, who was just read; empty if the user was removed meanwhile, or has another password. */
    @CheckReturnValue
    public Uni<Optional<LoginSession>> begin(User user) {
        return Uni.createFrom().deferred(() -> {
            Secret secret = Secret.generate("");
            Credential session = session(secret, user);
            return store.add(session, user.passwordHash(), time.now())
                    .onItem()
                    .transform(added -> added
                            ? Optional.of(new LoginSession(secret, Identity.of(session, user.role())))
                            : Optional.empty());
        });
    }

    private Credential session(Secret secret, User user) {
        Instant now = time.now();
        return new Credential(
                secret.hash(),
                UUID.randomUUID().toString(),
                Credential.Kind.SESSION,
                "",
                user.name(),
                Role.ADMIN,
                now,
                now.plus(sessionLifetime));
    }

    /** The throttle that logins by password and by passkey share. */
    LoginThrottle throttle() {
        return throttle;
    }

    /** Ends the session; false if it was over. */
    @CheckReturnValue
    public Uni<Boolean> logout(Identity session) {
        return cache.invalidatingAfter(store.end(Credential.Kind.SESSION, session.credential()));
    }

    /** Runs {@code change}, which ends sessions in the store, so that they end here too. */
    @CheckReturnValue
    <T> Uni<T> endingSessions(Uni<T> change) {
        return cache.invalidatingAfter(change);
    }
}
