package org.aubade.access;

import java.time.Instant;

/**
 * What a passkey has to sign, once and soon, as it is kept.
 *
 * @param hash the hash of its {@link Secret}
 * @param source who asked for it: the id of a session, or the network for a login
 */
public record PasskeyChallenge(String hash, Purpose purpose, String source, Instant expires) {
    /** What it is for. */
    public enum Purpose {
        LOGIN,
        ADD
    }
}
