package org.aubade.access.webauthn;

import java.util.Optional;

/** What a browser answers when it has made a passkey. */
public final class Registration {
    private final String id;
    private final ClientData clientData;
    private final AuthenticatorData authenticatorData;
    private final PasskeyPublicKey key;

    /**
     * Reads what the browser answered, in base64url.
     *
     * @throws IllegalArgumentException if it cannot be such an answer; the message says which part
     */
    public Registration(String id, String clientData, String authenticatorData, PasskeyPublicKey key) {
        this.id = Base64Url.encode(Base64Url.decode("id", id, Assertion.MAX_ID_BYTES));
        this.clientData = ClientData.read(Base64Url.decode("clientData", clientData, ClientData.MAX_BYTES));
        this.authenticatorData = new AuthenticatorData(
                Base64Url.decode("authenticatorData", authenticatorData, AuthenticatorData.MAX_BYTES));
        this.key = key;
    }

    /** The id of the passkey. */
    public String id() {
        return id;
    }

    public PasskeyPublicKey key() {
        return key;
    }

    public String challenge() {
        return clientData.challenge();
    }

    public long counter() {
        return authenticatorData.counter();
    }

    /**
     * Checks that a passkey was made for {@code party}. The challenge is left to the caller.
     *
     * @return the reason if none was; empty if one was
     */
    public Optional<String> verify(RelyingParty party) {
        return clientData
                .verify(ClientData.CREATE, party)
                .or(() -> authenticatorData.verify(party))
                .or(() -> authenticatorData.credentialId().filter(id::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of("the authenticator has made another passkey than '" + id + "', or none"));
    }
}
