package org.aubade.access.webauthn;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;

/** A browser with an authenticator that has one passkey; a test makes it lie. */
public final class SoftwareAuthenticator {
    /** What signs: the names of the key and of the signature, and the number in COSE. */
    public enum Algorithm {
        ES256("EC", "SHA256withECDSA", -7),
        EDDSA("Ed25519", "Ed25519", -8),
        RS256("RSA", "SHA256withRSA", -257);

        private final String family;
        private final String signature;
        private final int number;

        Algorithm(String family, String signature, int number) {
            this.family = family;
            this.signature = signature;
            this.number = number;
        }
    }

    /** What a browser answers when it has made a passkey. */
    public record Made(String id, String clientData, String authenticatorData, String publicKey, int algorithm) {
        public Registration registration() {
            return new Registration(id, clientData, authenticatorData, PasskeyPublicKey.of(algorithm, publicKey));
        }
    }

    /** What a browser answers when somebody has used a passkey. */
    public record Shown(String id, String clientData, String authenticatorData, String signature, String userHandle) {
        public Assertion assertion() {
            return new Assertion(id, clientData, authenticatorData, signature, userHandle);
        }
    }

    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int HAS_CREDENTIAL = 0x40;

    private final Algorithm algorithm;
    private final byte[] id = new byte[16];
    private KeyPair keys;
    private String origin;
    private String rpId;
    private String userHandle = "";
    private int flags = PRESENT_AND_VERIFIED;
    private long counter;
    private boolean isEmbedded;

    public SoftwareAuthenticator(Algorithm algorithm, RelyingParty party) {
        this.algorithm = algorithm;
        this.origin = party.origin();
        this.rpId = party.id();
        this.keys = keys();
        new SecureRandom().nextBytes(id);
    }

    private KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.family);
            if (algorithm == Algorithm.ES256) {
                generator.initialize(256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @CanIgnoreReturnValue
    public SoftwareAuthenticator origin(String next) {
        origin = next;
        return this;
    }

    @CanIgnoreReturnValue
    public SoftwareAuthenticator rpId(String next) {
        rpId = next;
        return this;
    }

    @CanIgnoreReturnValue
    public SoftwareAuthenticator flags(int next) {
        flags = next;
        return this;
    }

    @CanIgnoreReturnValue
    public SoftwareAuthenticator counter(long next) {
        counter = next;
        return this;
    }

    @CanIgnoreReturnValue
    public SoftwareAuthenticator userHandle(String next) {
        userHandle = next;
        return this;
    }

    @CanIgnoreReturnValue
    public SoftwareAuthenticator embedded() {
        isEmbedded = true;
        return this;
    }

    /** Signs with another key from now on. */
    @CanIgnoreReturnValue
    public SoftwareAuthenticator otherKey() {
        keys = keys();
        return this;
    }

    public String id() {
        return encode(id);
    }

    public Made make(String challenge) {
        byte[] attested = ByteBuffer.allocate(18 + id.length)
                .position(16)
                .putShort((short) id.length)
                .put(id)
                .array();
        return new Made(
                encode(id),
                encode(clientData("webauthn.create", challenge)),
                encode(authenticatorData(flags | HAS_CREDENTIAL, attested)),
                encode(keys.getPublic().getEncoded()),
                algorithm.number);
    }

    /** Signs the challenge, and counts it if it counts. */
    public Shown sign(String challenge) {
        counter = counter == 0 ? 0 : counter + 1;
        byte[] clientData = clientData("webauthn.get", challenge);
        byte[] authenticatorData = authenticatorData(flags, new byte[0]);
        return new Shown(
                encode(id),
                encode(clientData),
                encode(authenticatorData),
                encode(signature(join(authenticatorData, sha256(clientData)))),
                userHandle);
    }

    private byte[] clientData(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":" + isEmbedded
                        + ",\"other_keys_can_be_added_here\":\"see the specification\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int allFlags, byte[] rest) {
        byte[] head = ByteBuffer.allocate(37)
                .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
                .put((byte) allFlags)
                .putInt((int) counter)
                .array();
        return join(head, rest);
    }

    private byte[] signature(byte[] data) {
        try {
            Signature signer = Signature.getInstance(algorithm.signature);
            signer.initSign(keys.getPrivate());
            signer.update(data);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
