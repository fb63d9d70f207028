package org.aubade.access.webauthn;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The signature algorithms that passkeys may use here, best first, with their numbers in the IANA registry of COSE algorithms. */
enum CoseAlgorithm {
    ES256(-7, "EC", "SHA256withECDSA"),
    EDDSA(-8, "Ed25519", "Ed25519"),
    RS256(-257, "RSA", "SHA256withRSA");

    /** The numbers of all of them, best first. */
    static final List<Integer> NUMBERS =
            Arrays.stream(values()).map(algorithm -> algorithm.number).toList();

    private final int number;
    private final String family;
    private final String signature;

    CoseAlgorithm(int number, String family, String signature) {
        this.number = number;
        this.family = family;
        this.signature = signature;
    }

    static Optional<CoseAlgorithm> of(int number) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.number == number)
                .findFirst();
    }

    /** The key in a SubjectPublicKeyInfo. */
    PublicKey read(byte[] spki) throws GeneralSecurityException {
        return KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki));
    }

    /** Whether {@code key} is of the curve or of a size that is permitted: a short one can be forged, and a long one is slow to use. */
    boolean permits(PublicKey key) {
        return switch (this) {
            case ES256 ->
                key instanceof ECPublicKey ec
                        && ec.getParams().getCurve().getField().getFieldSize() == 256;
            case EDDSA ->
                key instanceof EdECPublicKey ed && ed.getParams().getName().equals("Ed25519");
            case RS256 ->
                key instanceof RSAPublicKey rsa
                        && rsa.getModulus().bitLength() >= 2048
                        && rsa.getModulus().bitLength() <= 4096
                        && rsa.getPublicExponent().bitLength() <= 32;
        };
    }

    /** Whether {@code signature} is one of {@code data} by {@code key}. */
    boolean verifies(PublicKey key, byte[] data, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(this.signature);
        verifier.initVerify(key);
        verifier.update(data);
        return verifier.verify(signature);
    }
}
