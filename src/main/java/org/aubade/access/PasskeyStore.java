package org.aubade.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores passkeys and unanswered challenges. It is part of an {@link AccessStore}, with the same rules for threads and failures. */
public interface PasskeyStore {
    /** How many passkeys a user may have. */
    int MAX_OF_USER = 20;

    /** How many challenges may wait that one source has asked for; the oldest goes. */
    int MAX_OF_SOURCE = 10;

    /** How many challenges may wait in all; the oldest goes. */
    int MAX_CHALLENGES = 1_000;

    /** What came of adding a passkey. */
    enum Added {
        DONE,
        /** There is one with that id. */
        EXISTS,
        /** The user has {@link #MAX_OF_USER} already. */
        TOO_MANY,
        /** The user is gone. */
        NO_USER
    }

    /** Adds a challenge, and deletes those that have expired by {@code now} or are too many. */
    @CheckReturnValue
    Uni<Void> add(PasskeyChallenge challenge, Instant now);

    /** Takes the challenge with that hash away, expired or not; of many who do so at once, on all nodes, one gets it. */
    @CheckReturnValue
    Uni<Optional<PasskeyChallenge>> take(String hash);

    @CheckReturnValue
    Uni<Added> add(Passkey passkey);

    /** The passkeys of that user, oldest first. */
    @CheckReturnValue
    Uni<List<Passkey>> passkeys(String user);

    /** The passkey with that id. */
    @CheckReturnValue
    Uni<Optional<Passkey>> passkey(String id);

    /**
     * Notes that a passkey was used; false, and nothing is noted, if it is gone or does not {@linkplain Passkey#allows allow}
     * {@code counter}.
     */
    @CheckReturnValue
    Uni<Boolean> use(String id, long counter, Instant now);

    /** Removes that user's passkey with that id; false if there is none. */
    @CheckReturnValue
    Uni<Boolean> remove(String user, String id);

    /** Removes all passkeys of that user, and ends the sessions, which one of them may have begun. */
    @CheckReturnValue
    Uni<Void> removeAll(String user);
}
