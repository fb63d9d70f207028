package org.aubade.access.webauthn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the authenticator says. Its layout is fixed: 32 bytes hash of the relying party's id, 1 byte of flags, 4 bytes counter; where a
 * passkey was just made then 16 bytes model, 2 bytes length of the passkey's id, and the id. What follows is not read.
 */
final class AuthenticatorData {
    static final int MAX_BYTES = 4096;

    private static final int HASH_BYTES = 32;
    private static final int COUNTER_AT = 33;
    private static final int FIXED_BYTES = 37;
    private static final int ID_LENGTH_AT = FIXED_BYTES + 16;
    private static final int ID_AT = ID_LENGTH_AT + 2;
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int HAS_CREDENTIAL = 0x40;

    private final byte[] bytes;

    /** @throws IllegalArgumentException if {@code bytes} are too few */
    AuthenticatorData(byte[] bytes) {
        if (bytes.length < FIXED_BYTES) {
            throw new IllegalArgumentException(
                    "'authenticatorData' must have at least " + FIXED_BYTES + " bytes; found " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /**
     * Checks that the authenticator has verified its user, for {@code party}.
     *
     * @return the reason if it has not; empty if it has
     */
    Optional<String> verify(RelyingParty party) {
        if (!MessageDigest.isEqual(
                Arrays.copyOf(bytes, HASH_BYTES), sha256(party.id().getBytes(StandardCharsets.UTF_8)))) {
            return Optional.of("the passkey is not one of the host '" + party.id() + "'");
        }
        return has(USER_PRESENT) && has(USER_VERIFIED)
                ? Optional.empty()
                : Optional.of("the device did not check who uses it, by a PIN, a finger or a face");
    }

    /** The signature counter; 0 if the authenticator has none. */
    long counter() {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(COUNTER_AT));
    }

    /** The id of the passkey that was just made; empty if none was. */
    Optional<String> credentialId() {
        if (!has(HAS_CREDENTIAL) || bytes.length < ID_AT) {
            return Optional.empty();
        }
        int end = ID_AT + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(ID_LENGTH_AT));
        return end > bytes.length
                ? Optional.empty()
                : Optional.of(Base64Url.encode(Arrays.copyOfRange(bytes, ID_AT, end)));
    }

    /** What is signed: these bytes, and the hash of the client data. */
    byte[] signedWith(byte[] clientData) {
        return ByteBuffer.allocate(bytes.length + HASH_BYTES)
                .put(bytes)
                .put(sha256(clientData))
                .array();
    }

    private boolean has(int flag) {
        return (bytes[HASH_BYTES] & flag) != 0;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
