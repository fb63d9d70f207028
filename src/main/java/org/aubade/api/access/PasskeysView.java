package org.aubade.api.access;

import java.util.List;

/**
 * Somebody's passkeys on the wire.
 *
 * @param needsPassword whether adding one takes the password, since the login was a while ago
 */
public record PasskeysView(boolean needsPassword, List<PasskeyView> passkeys) {}
