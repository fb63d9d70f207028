package org.aubade.access.webauthn;

import java.net.URI;
import java.util.Locale;

/**
 * Where passkeys are made and used. Browsers hand out a passkey only at the host it was made at, over TLS or on the machine itself.
 *
 * @param origin as browsers write it, such as {@code https://home.example} or {@code https://home.example:8443}
 * @param id the host alone
 */
public record RelyingParty(String origin, String id) {
    private static final String LOCAL = "localhost";

    /**
     * The one at that address.
     *
     * @param port negative for that of the scheme
     * @throws IllegalArgumentException if browsers make no passkeys there; the message says why
     */
    public static RelyingParty at(String scheme, String host, int port) {
        String id = host.toLowerCase(Locale.ROOT);
        if (id.isEmpty() || isAddress(id)) {
            throw new IllegalArgumentException("a passkey belongs to a host name, and '" + id
                    + "' is none; open the page by a name, such as https://home.local");
        }
        boolean isLocal = id.equals(LOCAL) || id.endsWith("." + LOCAL);
        if (!scheme.equals("https") && !(scheme.equals("http") && isLocal)) {
            throw new IllegalArgumentException("browsers make passkeys over https only, or at localhost; found "
                    + scheme + "://" + id + " (behind a proxy see quarkus.http.proxy.proxy-address-forwarding)");
        }
        int usual = scheme.equals("https") ? 443 : 80;
        return new RelyingParty(scheme + "://" + id + (port < 0 || port == usual ? "" : ":" + port), id);
    }

    /**
     * The one at {@code origin}.
     *
     * @throws IllegalArgumentException if {@code origin} is no origin, or browsers make no passkeys there; the message says why
     */
    public static RelyingParty of(String origin) {
        URI uri = URI.create(origin);
        if (uri.getHost() == null || !origin.equals(uri.getScheme() + "://" + uri.getRawAuthority())) {
            throw new IllegalArgumentException("an origin is such as https://home.example; found '" + origin + "'");
        }
        return at(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    /** Whether it is an address of version 6, or ends with a digit as those of version 4 do and no top-level domain does. */
    private static boolean isAddress(String host) {
        return host.contains(":") || Character.isDigit(host.charAt(host.length() - 1));
    }
}
