package org.aubade.access.webauthn;

import java.util.Base64;

/** Bytes as WebAuthn writes them in JSON: base64url without padding. */
final class Base64Url {
    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The bytes in {@code text}.
     *
     * @param field what it is, for the message
     * @throws IllegalArgumentException if {@code text} is empty or no base64url, or has more than {@code max} bytes
     */
    static byte[] decode(String field, String text, int max) {
        if (text.isEmpty() || text.length() > (max * 4L + 2) / 3) {
            throw new IllegalArgumentException("'" + field + "' must have 1 to " + max + " bytes in base64url; found "
                    + text.length() + " characters");
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + field + "' must be base64url without padding", e);
        }
    }
}
