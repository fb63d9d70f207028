package org.aubade.access.webauthn;

import java.util.Optional;

/** What a browser answers when somebody has used a passkey. */
public final class Assertion {
    /** The most that WebAuthn allows. */
    static final int MAX_ID_BYTES = 1023;

    private static final int MAX_SIGNATURE_BYTES = 1024;
    private static final int MAX_HANDLE_BYTES = 64;

    private final String id;
    private final byte[] signedClientData;
    private final ClientData clientData;
    private final AuthenticatorData authenticatorData;
    private final byte[] signature;
    private final String userHandle;

    /**
     * Reads what the browser answered, in base64url.
     *
     * @throws IllegalArgumentException if it cannot be such an answer; the message says which part
     */
    public Assertion(String id, String clientData, String authenticatorData, String signature, String userHandle) {
        this.id = Base64Url.encode(Base64Url.decode("id", id, MAX_ID_BYTES));
        this.signedClientData = Base64Url.decode("clientData", clientData, ClientData.MAX_BYTES);
        this.clientData = ClientData.read(signedClientData);
        this.authenticatorData = new AuthenticatorData(
                Base64Url.decode("authenticatorData", authenticatorData, AuthenticatorData.MAX_BYTES));
        this.signature = Base64Url.decode("signature", signature, MAX_SIGNATURE_BYTES);
        this.userHandle = Base64Url.encode(Base64Url.decode("userHandle", userHandle, MAX_HANDLE_BYTES));
    }

    /** The id of the passkey. */
    public String id() {
        return id;
    }

    /** The user for whom the authenticator keeps the passkey, in base64url. */
    public String userHandle() {
        return userHandle;
    }

    public String challenge() {
        return clientData.challenge();
    }

    public long counter() {
        return authenticatorData.counter();
    }

    /**
     * Checks that {@code key} was used for {@code party}. The challenge and the counter are left to the caller.
     *
     * @return the reason if it was not; empty if it was
     */
    public Optional<String> verify(PasskeyPublicKey key, RelyingParty party) {
        return clientData
                .verify(ClientData.GET, party)
                .or(() -> authenticatorData.verify(party))
                .or(() -> key.verifies(authenticatorData.signedWith(signedClientData), signature)
                        ? Optional.empty()
                        : Optional.of("the signature is not that of the passkey"));
    }
}
