package org.aubade.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Manages users and API tokens. A change holds at once, in sessions and for tokens that there are as well. No call blocks. */
public final class AccountService {
    /** What the id of a credential looks like; nothing else is looked up. */
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final AccessStore store;
    private final Passwords passwords;
    private final IdentityCache cache;
    private final TimeSource time;

    public AccountService(AccessStore store, Passwords passwords, IdentityCache cache, TimeSource time) {
        this.store = store;
        this.passwords = passwords;
        this.cache = cache;
        this.time = time;
    }

    /** Whether anybody can log in. */
    @CheckReturnValue
    public Uni<Boolean> hasUsers() {
        return store.hasUsers();
    }

    /** All users, by name. */
    @CheckReturnValue
    public Uni<List<User>> users() {
        return store.users();
    }

    /** The user of that name. */
    @CheckReturnValue
    public Uni<Optional<User>> user(String name) {
        return User.canonical(name)
                .map(store::user)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
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

    /**
     * Changes a user. A new password ends the user's sessions; it stays as it is if the role cannot be changed.
     *
     * @param role null if it stays
     * @param password null if it stays
     * @throws IllegalArgumentException if the password cannot be one
     */
    @CheckReturnValue
    public Uni<AccessStore.Change> change(String name, @Nullable Role role, @Nullable String password) {
        if (password == null) {
            return setRole(name, role);
        }
        Passwords.require(password);
        return passwords
                .hash(password)
                .onItem()
                .transformToUni(hash -> setRole(name, role).onItem().transformToUni(changed -> switch (changed) {
                    case DONE -> changing(name, user -> store.setPassword(user, hash, null, null));
                    case UNKNOWN, LAST_ADMIN -> Uni.createFrom().item(changed);
                }));
    }

    private Uni<AccessStore.Change> setRole(String name, @Nullable Role role) {
        return role == null
                ? Uni.createFrom().item(AccessStore.Change.DONE)
                : changing(name, user -> store.setRole(user, role));
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
                .transformToUni(hash -> cache.invalidatingAfter(
                        store.setPassword(user.name(), hash, user.passwordHash(), session.credential())));
    }

    private Uni<AccessStore.Change> changing(String name, Function<String, Uni<AccessStore.Change>> change) {
        return User.canonical(name)
                .map(user -> cache.invalidatingAfter(change.apply(user)))
                .orElseGet(() -> Uni.createFrom().item(AccessStore.Change.UNKNOWN));
    }

    /** Removes a user with the sessions, tokens and passkeys. */
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
    public Uni<Boolean> revokeToken(String id) {
        return ID.matcher(id).matches()
                ? cache.invalidatingAfter(store.end(Credential.Kind.TOKEN, id))
                : Uni.createFrom().item(false);
    }
}
