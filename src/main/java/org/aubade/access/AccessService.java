package org.aubade.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Logs people in and out, manages users and tokens, and says whom a secret belongs to. No call blocks. */
public final class AccessService {
    /** What the id of a credential looks like; nothing else is looked up. */
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final AccessStore store;
    private final Passwords passwords;
    private final Duration sessionLifetime;
    private final TimeSource time;
    private final LoginThrottle throttle;
    private final IdentityCache cache;

    /** The setup link of this process; null where there is none, or it was used. */
    private final AtomicReference<@Nullable SetupOffer> offer = new AtomicReference<>();

    /** @param sessionLifetime how long a session lasts after its login */
    public AccessService(AccessStore store, Passwords passwords, Duration sessionLifetime, TimeSource time) {
        this.store = store;
        this.passwords = passwords;
        this.sessionLifetime = sessionLifetime;
        this.time = time;
        this.throttle = new LoginThrottle(time);
        this.cache = new IdentityCache(store);
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
                    : find(account)
                            .onItem()
                            .transformToUni(user -> passwords
                                    .matches(password, user)
                                    .onItem()
                                    .transform(right -> checked(right, user, address)))
                            .onFailure()
                            .invoke(() -> throttle.undecided(address, account));
        });
    }

    private Uni<Optional<User>> find(Optional<String> name) {
        return name.map(store::user).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
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
    public Uni<Optional<Session>> begin(User user) {
        return Uni.createFrom().deferred(() -> {
            Secret secret = Secret.generate("");
            Credential session = session(secret, user);
            return store.add(session, user.passwordHash(), time.now())
                    .onItem()
                    .transform(added -> added
                            ? Optional.of(new Session(secret, Identity.of(session, user.role())))
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

    /** Ends the session; false if it was over. */
    @CheckReturnValue
    public Uni<Boolean> logout(Identity session) {
        return cache.changing(store.end(Credential.Kind.SESSION, session.credential()));
    }

    /** Makes the secret of a setup link, which makes the first user; those made before are no longer good. */
    public Secret offerSetup() {
        return offer(false);
    }

    /** As {@link #offerSetup}, but it makes an admin although there are users. */
    public Secret offerRecovery() {
        return offer(true);
    }

    private Secret offer(boolean recovery) {
        Secret secret = Secret.generate("");
        offer.set(new SetupOffer(secret, recovery));
        return secret;
    }

    /**
     * Makes an admin of whoever has the setup link, and logs in.
     *
     * @throws IllegalArgumentException if the name or the password cannot be one
     */
    @CheckReturnValue
    public Uni<Setup> setUp(String link, String name, String password) {
        String user = User.requireName(name);
        Passwords.require(password);
        SetupOffer offered = offer.get();
        if (offered == null || !offered.secret().matches(link)) {
            return Uni.createFrom().item(new Setup.WrongLink());
        }
        return passwords
                .hash(password)
                .onItem()
                .transformToUni(hash -> setUp(offered, new User(user, Role.ADMIN, hash, time.now())));
    }

    /** The link is taken away first, so that two who have it do not both make a user, and given back if no user was made. */
    private Uni<Setup> setUp(SetupOffer offered, User next) {
        if (!offer.compareAndSet(offered, null)) {
            return Uni.createFrom().item(new Setup.WrongLink());
        }
        Uni<Boolean> adding = offered.recovery() ? store.add(next) : store.addFirst(next);
        return adding.onFailure()
                .invoke(() -> offer.compareAndSet(null, offered))
                .onItem()
                .transformToUni(added -> {
                    if (added) {
                        return begin(next).onItem().transform(session -> new Setup.Done(session.orElseThrow()));
                    }
                    offer.compareAndSet(null, offered);
                    return Uni.createFrom().item(offered.recovery() ? new Setup.NameTaken() : new Setup.TooLate());
                });
    }

    /** @param recovery whether it makes an admin although there are users */
    private record SetupOffer(Secret secret, boolean recovery) {}

    /** Whether nobody can log in yet. */
    @CheckReturnValue
    public Uni<Boolean> hasNoUsers() {
        return store.users().onItem().transform(List::isEmpty);
    }

    /** All users, by name. */
    @CheckReturnValue
    public Uni<List<User>> users() {
        return store.users();
    }

    /** The user of that name. */
    @CheckReturnValue
    public Uni<Optional<User>> user(String name) {
        return find(User.canonical(name));
    }

    /**
     * Adds a user; empty if there is one of that name.
     *
     * @throws IllegalArgumentException if the name or the password cannot be one
     */
    @CheckReturnValue
    public Uni<Optional<User>> addUser(String name, String password, Role role) {
        String user = User.requireName(name);
        Passwords.require(password);
        return passwords.hash(password).onItem().transformToUni(hash -> {
            User next = new User(user, role, hash, time.now());
            return store.add(next).onItem().transform(added -> added ? Optional.of(next) : Optional.empty());
        });
    }

    /** Changes what a user may do, at once, in the sessions and tokens that there are as well. */
    @CheckReturnValue
    public Uni<AccessStore.Change> setRole(String name, Role role) {
        return changing(name, user -> store.setRole(user, role));
    }

    /**
     * Changes the password of a user, which ends the user's sessions.
     *
     * @throws IllegalArgumentException if the password cannot be one
     */
    @CheckReturnValue
    public Uni<AccessStore.Change> setPassword(String name, String password) {
        Passwords.require(password);
        return passwords
                .hash(password)
                .onItem()
                .transformToUni(hash -> changing(name, user -> store.setPassword(user, hash, null, null)));
    }

    /**
     * Changes the password of {@code user}, who was just read, in {@code session}, which goes on while the user's others end; unknown if
     * somebody else has changed it meanwhile.
     *
     * @throws IllegalArgumentException if the password cannot be one
     */
    @CheckReturnValue
    public Uni<AccessStore.Change> setPassword(User user, String password, Identity session) {
        Passwords.require(password);
        return passwords
                .hash(password)
                .onItem()
                .transformToUni(hash -> cache.changing(
                        store.setPassword(user.name(), hash, user.passwordHash(), session.credential())));
    }

    private Uni<AccessStore.Change> changing(String name, Function<String, Uni<AccessStore.Change>> change) {
        return User.canonical(name)
                .map(user -> cache.changing(change.apply(user)))
                .orElseGet(() -> Uni.createFrom().item(AccessStore.Change.UNKNOWN));
    }

    /** Removes a user with the sessions and tokens. */
    @CheckReturnValue
    public Uni<AccessStore.Change> removeUser(String name) {
        return changing(name, store::remove);
    }

    /** The tokens, oldest first. */
    @CheckReturnValue
    public Uni<List<Credential>> tokens() {
        return store.tokens();
    }

    /**
     * Makes a token; empty if its user was removed meanwhile.
     *
     * @param user whose it is; null for nobody's
     * @param expires null for never
     */
    @CheckReturnValue
    public Uni<Optional<NewToken>> addToken(String name, Role role, @Nullable Instant expires, @Nullable String user) {
        Secret secret = Secret.generate(Secret.TOKEN_PREFIX);
        Instant now = time.now();
        Credential token = new Credential(
                secret.hash(), UUID.randomUUID().toString(), Credential.Kind.TOKEN, name, user, role, now, expires);
        return store.add(token, null, now)
                .onItem()
                .transform(added -> added ? Optional.of(new NewToken(token, secret)) : Optional.empty());
    }

    /** Ends a token; false if there is none with that id. */
    @CheckReturnValue
    public Uni<Boolean> endToken(String id) {
        return ID.matcher(id).matches()
                ? cache.changing(store.end(Credential.Kind.TOKEN, id))
                : Uni.createFrom().item(false);
    }
}
