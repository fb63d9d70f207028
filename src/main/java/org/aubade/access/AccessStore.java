package org.aubade.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users, sessions and tokens. Every call fails with {@code StoreUnavailable} where they cannot be reached. What one call
 * changed is seen by every call after it, on all nodes.
 */
public interface AccessStore {
    /** What came of a change of a user. */
    enum Change {
        DONE,
        /** There is no user of that name. */
        UNKNOWN,
        /** Nobody would be left who may manage users; nothing was changed. */
        LAST_ADMIN
    }

    /** Whether there are any users. */
    @CheckReturnValue
    Uni<Boolean> hasUsers();

    /** All users, by name. */
    @CheckReturnValue
    Uni<List<User>> users();

    /** The user of that name. */
    @CheckReturnValue
    Uni<Optional<User>> user(String name);

    /** Adds a user; false if there is one of that name. */
    @CheckReturnValue
    Uni<Boolean> add(User user);

    /** Adds the first user; false if there is any. */
    @CheckReturnValue
    Uni<Boolean> addFirst(User user);

    /** Changes what {@code user} may do. */
    @CheckReturnValue
    Uni<Change> setRole(String user, Role role);

    /**
     * Changes the password, which ends the user's sessions.
     *
     * @param old the hash that it has to have now, else the user counts as unknown; null for any
     * @param kept the id of a session that goes on; null for none
     */
    @CheckReturnValue
    Uni<Change> setPassword(String user, String passwordHash, @Nullable String old, @Nullable String kept);

    /** Removes the user with the sessions, tokens and passkeys. */
    @CheckReturnValue
    Uni<Change> remove(String user);

    /**
     * Adds a credential, and deletes those that have expired by {@code now}; false if its user is gone.
     *
     * @param passwordHash what the user's has to be now, else the user counts as gone; null for any
     */
    @CheckReturnValue
    Uni<Boolean> add(Credential credential, @Nullable String passwordHash, Instant now);

    /** The tokens, oldest first. */
    @CheckReturnValue
    Uni<List<Credential>> tokens();

    /** Ends the session or token with that id; false if there is none. */
    @CheckReturnValue
    Uni<Boolean> end(Credential.Kind kind, String id);

    /** Whom a secret with that hash belongs to, expired or not; empty if nobody, or if its user is gone. */
    @CheckReturnValue
    Uni<Optional<Identity>> identify(String hash);

    /** The passkeys of the users. */
    PasskeyStore passkeys();

    /** Whether another process may change what this one reads. */
    boolean isShared();
}
