package org.aubade.access;

import java.time.Instant;
import org.aubade.access.webauthn.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * A WebAuthn credential, by which a user logs in without name and password.
 *
 * @param id what the authenticator calls it, in base64url
 * @param name what its user calls it
 * @param origin where it was made; it is good nowhere else
 * @param counter how often it was used, as the authenticator counted last; 0 if it does not count
 * @param used when somebody last logged in with it; null for never
 */
public record Passkey(
        String id,
        String user,
        String name,
        SigningKey key,
        String origin,
        long counter,
        Instant created,
        @Nullable Instant used) {
    /** Whether {@code next} is a count that the authenticator can say now: one that goes back shows that there is a copy of it. */
    public boolean allows(long next) {
        return next > counter || (next == 0 && counter == 0);
    }
}
