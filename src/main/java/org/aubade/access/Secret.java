package org.aubade.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A secret that a client presents to authenticate: the cookie of a session, or an API token. It has 256 random bits, so that its hash needs
 * neither salt nor rounds, and only the hash is kept.
 *
 * @param text what the client is given, once
 */
public record Secret(String text) {
    /** What an API token begins with, so that tools find tokens where they should not be. */
    public static final String TOKEN_PREFIX = "aub_";

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("(aub_)?[A-Za-z0-9_-]{43}");

    static Secret generate(String prefix) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** The SHA-256 of {@code text}, in hexadecimal digits. */
    public String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether it can be one at all; what cannot is not looked up. */
    boolean isWellFormed() {
        return FORM.matcher(text).matches();
    }

    /** Whether it is {@code other}, in a time that does not depend on how much is alike. */
    boolean matches(String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** It leaves the text out, which does not belong in logs. */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
