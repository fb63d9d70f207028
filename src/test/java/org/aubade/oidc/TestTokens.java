package org.aubade.oidc;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** The ID tokens of a {@link TestProvider}, right ones and wrong ones. */
final class TestTokens {
    private final String issuer;
    private final Clock clock;
    private final EllipticCurveJsonWebKey key = key();
    private final EllipticCurveJsonWebKey foreign = key();

    TestTokens(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    private static EllipticCurveJsonWebKey key() {
        try {
            EllipticCurveJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            made.setKeyId("of-today");
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String keys() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** What is said of somebody besides the identity; with {@code userinfo} only there. */
    static Map<String, Object> profile(Map<String, String> asked) {
        Map<String, Object> profile = new HashMap<>();
        profile.put("sub", "stranger".equals(asked.get("with")) ? "another" : subject(asked));
        profile.put("preferred_username", asked.get("as"));
        if (asked.containsKey("groups")) {
            profile.put("groups", List.of(asked.get("groups").split(",")));
        }
        return profile;
    }

    private static String subject(Map<String, String> asked) {
        return asked.getOrDefault("sub", "subject of " + asked.get("as"));
    }

    /** One for what was {@code asked} for; {@code with} says in which way it is wrong. */
    String idToken(Map<String, String> asked) throws JoseException {
        String with = asked.getOrDefault("with", "");
        long now = clock.instant().getEpochSecond();
        JwtClaims claims = new JwtClaims();
        if (!List.of("userinfo", "stranger").contains(with)) {
            profile(asked).forEach(claims::setClaim);
        }
        claims.setSubject(subject(asked));
        claims.setIssuer(with.equals("issuer") ? "https://elsewhere.example" : issuer);
        claims.setAudience(
                switch (with) {
                    case "audience" -> List.of("another");
                    case "audiences" -> List.of(TestProvider.CLIENT, "another");
                    default -> List.of(TestProvider.CLIENT);
                });
        if (with.equals("azp")) {
            claims.setClaim("azp", "another");
        }
        claims.setIssuedAt(NumericDate.fromSeconds(with.equals("expired") ? now - 361 : now));
        claims.setExpirationTime(NumericDate.fromSeconds(with.equals("expired") ? now - 61 : now + 300));
        if (!with.equals("no-nonce")) {
            claims.setStringClaim("nonce", with.equals("nonce") ? "of another login" : asked.get("nonce"));
        }
        if (with.equals("no-subject")) {
            claims.unsetClaim("sub");
        }
        return signed(claims, with);
    }

    private String signed(JwtClaims claims, String with) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(with.equals("unknown-key") ? "of-yesterday" : "of-today");
        switch (with) {
            case "unsigned" -> {
                signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
                signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
            }
            // As if the public key, which everybody knows, were a secret.
            case "hmac" -> {
                signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
                signature.setKey(new HmacKey(key.getPublicKey().getEncoded()));
            }
            default -> {
                signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
                signature.setKey((with.equals("foreign") ? foreign : key).getPrivateKey());
            }
        }
        return signature.getCompactSerialization();
    }
}
