package org.aubade.access;

import java.time.Instant;

/**
 * A challenge as it is stored. A passkey can answer it once, before it expires.
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
