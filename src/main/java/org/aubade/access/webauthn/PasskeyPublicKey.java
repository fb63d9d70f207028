package org.aubade.access.webauthn;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The public key of a passkey.
 *
 * @param algorithm its number in COSE; one of {@link #ALGORITHMS}
 * @param spki a SubjectPublicKeyInfo, in base64url
 */
public record PasskeyPublicKey(int algorithm, String spki) {
    /** The algorithms that are accepted, by their numbers, best first. */
    public static final List<Integer> ALGORITHMS = CoseAlgorithm.NUMBERS;

    /** An RSA key of 4096 bits has 550. */
    private static final int MAX_BYTES = 1024;

    /**
     * The key.
     *
     * @throws IllegalArgumentException if it is no permitted key of that algorithm
     */
    public static PasskeyPublicKey of(int algorithm, String spki) {
        PasskeyPublicKey key = new PasskeyPublicKey(algorithm, spki);
        if (!key.isSound()) {
            throw new IllegalArgumentException(
                    "'publicKey' must be a SubjectPublicKeyInfo of P-256, Ed25519 or RSA with 2048 to 4096 bits, and"
                            + " 'algorithm' " + ALGORITHMS + " accordingly; found algorithm " + algorithm);
        }
        return key;
    }

    private boolean isSound() {
        try {
            Optional<CoseAlgorithm> known = CoseAlgorithm.of(algorithm);
            return known.isPresent() && known.get().permits(publicKey(known.get()));
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** Whether {@code signature} is one of {@code data} by this key. */
    boolean verifies(byte[] data, byte[] signature) {
        try {
            Optional<CoseAlgorithm> known = CoseAlgorithm.of(algorithm);
            return known.isPresent() && known.get().verifies(publicKey(known.get()), data, signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private PublicKey publicKey(CoseAlgorithm family) throws GeneralSecurityException {
        return family.read(Base64Url.decode("publicKey", spki, MAX_BYTES));
    }
}
