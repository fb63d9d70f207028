package org.aubade.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A login that one browser has begun. Everything that binds the provider's answer to that browser follows from {@code secret}, which
 * only the browser keeps, in a cookie: so any node can finish the login, and no node has to remember it.
 *
 * @param secret 256 random bits
 */
public record LoginAttempt(String secret) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** A new one. */
    public static LoginAttempt begin() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new LoginAttempt(base64(random));
    }

    /** The one of a browser that presents {@code secret}; empty if it can be none. */
    public static Optional<LoginAttempt> of(@Nullable String secret) {
        return Optional.ofNullable(secret)
                .filter(text -> FORM.matcher(text).matches())
                .map(LoginAttempt::new);
    }

    /** What the provider's answer has to repeat. */
    String state() {
        return derived("state");
    }

    /** What the ID token has to repeat. */
    String nonce() {
        return derived("nonce");
    }

    /** What the code is exchanged with (RFC 7636). */
    String verifier() {
        return derived("verifier");
    }

    /** The hash of the verifier, which the provider is told first. */
    String challenge() {
        return hash(verifier());
    }

    /** In a time that does not depend on how much is alike. */
    boolean hasState(String other) {
        return MessageDigest.isEqual(state().getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** It leaves the secret out, which does not belong in logs. */
    @Override
    public String toString() {
        return "LoginAttempt[…]";
    }

    private String derived(String purpose) {
        return hash(purpose + ":" + secret);
    }

    private static String hash(String text) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
