package org.aubade.oidc;

import java.util.Map;
import org.aubade.time.TimeSource;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** Verifies ID tokens (OpenID Connect Core 1.0, section 3.1.3.7). */
final class IdTokens {
    /** How far the clocks of this machine and of the provider may differ. */
    private static final int MAX_SKEW_SECONDS = 60;

    /** The code of what the library does not check; its own are positive. */
    private static final int OURS = -1;

    /** Those with a public key: with the others, whoever knows the key of the provider could sign. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private final Provider provider;
    private final TimeSource time;

    IdTokens(Provider provider, TimeSource time) {
        this.provider = provider;
        this.time = time;
    }

    /**
     * The claims of {@code token}.
     *
     * @throws IllegalArgumentException if it is not for this login; the message follows the name of the provider
     */
    Map<String, Object> verify(String token, JsonWebKeySet keys, String nonce) {
        JwksVerificationKeyResolver resolver = new JwksVerificationKeyResolver(keys.getJsonWebKeys());
        resolver.setDisambiguateWithVerifySignature(true);
        try {
            return new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ALGORITHMS)
                    .setVerificationKeyResolver(resolver)
                    .setExpectedIssuer(true, provider.issuer())
                    .setExpectedAudience(true, provider.client().id())
                    .setRequireSubject()
                    .setRequireIssuedAt()
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(MAX_SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(time.now().toEpochMilli()))
                    .registerValidator((ErrorCodeValidator) context -> complaint(context, nonce))
                    .build()
                    .processToClaims(token)
                    .getClaimsMap();
        } catch (InvalidJwtException e) {
            throw new IllegalArgumentException("sent an ID token that does not count: " + reason(e));
        }
    }

    /** What the library does not check; null if nothing is wrong. */
    private ErrorCodeValidator.@Nullable Error complaint(JwtContext context, String nonce)
            throws MalformedClaimException {
        JwtClaims claims = context.getJwtClaims();
        if (!nonce.equals(claims.getStringClaimValue("nonce"))) {
            return new ErrorCodeValidator.Error(OURS, "it belongs to another login");
        }
        @Nullable String authorized = claims.getStringClaimValue("azp");
        boolean isForOthers = claims.getAudience().size() > 1;
        if (authorized == null
                ? isForOthers
                : !authorized.equals(provider.client().id())) {
            return new ErrorCodeValidator.Error(OURS, "it was issued to another client");
        }
        return null;
    }

    /** In words of our own: those of the library may quote the token. */
    private static String reason(InvalidJwtException failure) {
        if (failure.hasExpired()) {
            return "it has expired; are the clocks right?";
        }
        if (failure.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)) {
            return "it is for another client than aubade.login.oidc.client-id";
        }
        if (failure.hasErrorCode(ErrorCodes.ISSUER_INVALID)) {
            return "it is of another issuer than aubade.login.oidc.issuer";
        }
        if (failure.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return "its signature is wrong";
        }
        return failure.getErrorDetails().stream()
                .filter(error -> error.getErrorCode() == OURS)
                .map(error -> String.valueOf(error.getErrorMessage()))
                .findFirst()
                .orElse("it is not signed by a key of the provider, or lacks what every ID token has");
    }
}
