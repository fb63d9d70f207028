package org.aubade.api.access;

import java.time.Instant;
import org.aubade.access.Passkey;
import org.jspecify.annotations.Nullable;

/**
 * A passkey on the wire.
 *
 * @param origin where it was made; it is good nowhere else
 * @param used when somebody last logged in with it; null for never
 */
public record PasskeyView(
        String id,
        String name,
        String origin,
        Instant created,
        @Nullable Instant used) {
    static PasskeyView of(Passkey passkey) {
        return new PasskeyView(passkey.id(), passkey.name(), passkey.origin(), passkey.created(), passkey.used());
    }
}
