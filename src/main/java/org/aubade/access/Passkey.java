package org.aubade.access;

import java.time.Instant;
import org.aubade.access.webauthn.PasskeyPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A WebAuthn credential, by which a user logs in without name and password.
 *
 * @param id what the authenticator calls it, in base64url
 * @param name what its user calls it
 * @param origin where it was made; it is good nowhere else
 * @param counter the signature counter at the last login; 0 if the authenticator has none
 * @param used when somebody last logged in with it; null for never
 */
public record Passkey(
        String id,
        String user,
        String name,
        PasskeyPublicKey key,
        String origin,
        long counter,
        Instant created,
        @Nullable Instant used) {
    /**
     * Whether {@code next} is an acceptable signature counter: greater than the last one, or 0 if the authenticator has none. Any other
     * may come from a copy of the passkey.
     */
    public boolean allows(long next) {
        return next > counter || (next == 0 && counter == 0);
    }
}
