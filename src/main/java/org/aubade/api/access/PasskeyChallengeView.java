package org.aubade.api.access;

import java.util.List;
import org.aubade.access.Passkey;
import org.aubade.access.PasskeyService;
import org.aubade.access.Secret;
import org.aubade.access.User;
import org.aubade.access.webauthn.PasskeyPublicKey;
import org.aubade.access.webauthn.RelyingParty;
import org.jspecify.annotations.Nullable;

/**
 * What a browser needs to make or use a passkey, on the wire.
 *
 * @param challenge what the authenticator signs, in base64url
 * @param rpId the host that the passkey belongs to
 * @param timeout for how many milliseconds the challenge is good
 * @param userId what the authenticator files it under, in base64url; null for a login, as what follows
 * @param userName what the browser shows
 * @param algorithms the numbers in COSE, best first
 * @param existing the ids of the user's passkeys, of which an authenticator keeps one at most
 */
public record PasskeyChallengeView(
        String challenge,
        String rpId,
        long timeout,
        @Nullable String userId,
        @Nullable String userName,
        @Nullable List<Integer> algorithms,
        @Nullable List<String> existing) {
    static PasskeyChallengeView toLogin(Secret challenge, RelyingParty party) {
        return new PasskeyChallengeView(challenge.text(), party.id(), lifetime(), null, null, null, null);
    }

    static PasskeyChallengeView toAdd(Secret challenge, RelyingParty party, User user, List<Passkey> existing) {
        return new PasskeyChallengeView(
                challenge.text(),
                party.id(),
                lifetime(),
                PasskeyService.handle(user),
                user.name(),
                PasskeyPublicKey.ALGORITHMS,
                existing.stream().map(Passkey::id).toList());
    }

    private static long lifetime() {
        return PasskeyService.CHALLENGE_LIFETIME.toMillis();
    }
}
