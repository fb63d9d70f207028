package org.aubade.access.webauthn;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/**
 * The public key of a passkey.
 *
 * @param algorithm its number in COSE; one of {@link #ALGORITHMS}
 * @param spki a SubjectPublicKeyInfo, in base64url
 */
public record SigningKey(int algorithm, String spki) {
    private static final int ES256 = -7;
    private static final int EDDSA = -8;
    private static final int RS256 = -257;

    /** What is verified here, best first. */
    public static final List<Integer> ALGORITHMS = List.of(ES256, EDDSA, RS256);

    /** A key of 4096 bits of RSA has 550. */
    private static final int MAX_BYTES = 1024;

    /**
     * The key.
     *
     * @throws IllegalArgumentException if it is none of that algorithm
     */
    public static SigningKey of(int algorithm, String spki) {
        SigningKey key = new SigningKey(algorithm, spki);
        if (!key.isSound()) {
            throw new IllegalArgumentException(
                    "'publicKey' must be a SubjectPublicKeyInfo of P-256, Ed25519 or RSA with 2048 to 4096 bits, and"
                            + " 'algorithm' " + ALGORITHMS + " accordingly; found algorithm " + algorithm);
        }
        return key;
    }

    /** What could be signed by nobody, or takes long to verify, is no sound key. */
    private boolean isSound() {
        try {
            return switch (publicKey()) {
                case ECPublicKey ec ->
                    algorithm == ES256 && ec.getParams().getCurve().getField().getFieldSize() == 256;
                case EdECPublicKey ed ->
                    algorithm == EDDSA && ed.getParams().getName().equals("Ed25519");
                case RSAPublicKey rsa ->
                    algorithm == RS256
                            && rsa.getModulus().bitLength() >= 2048
                            && rsa.getModulus().bitLength() <= 4096
                            && rsa.getPublicExponent().bitLength() <= 32;
                default -> false;
            };
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** Whether {@code signature} is one of {@code data} by this key. */
    boolean signed(byte[] data, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(
                    switch (algorithm) {
                        case ES256 -> "SHA256withECDSA";
                        case EDDSA -> "Ed25519";
                        default -> "SHA256withRSA";
                    });
            verifier.initVerify(publicKey());
            verifier.update(data);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        String family = switch (algorithm) {
            case ES256 -> "EC";
            case EDDSA -> "Ed25519";
            default -> "RSA";
        };
        return KeyFactory.getInstance(family)
                .generatePublic(new X509EncodedKeySpec(Base64Url.decode("publicKey", spki, MAX_BYTES)));
    }
}
