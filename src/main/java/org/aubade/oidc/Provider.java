package org.aubade.oidc;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider, and what Aubade is to it.
 *
 * @param name what people call it
 * @param issuer what it calls itself, and the beginning of its addresses
 * @param scopes what is asked for
 */
public record Provider(String name, String issuer, Client client, List<String> scopes) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Provider {
        requireEncrypted(issuer);
        scopes = List.copyOf(scopes);
    }

    /**
     * What the provider knows Aubade as.
     *
     * @param secret null for a public client
     * @param redirect where browsers are sent back to; null for the address that they asked
     */
    public record Client(
            String id, @Nullable String secret, @Nullable URI redirect) {
        /** It leaves the secret out, which does not belong in logs. */
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /**
     * The address that {@code text} is.
     *
     * @throws IllegalArgumentException unless it is an https address, or an http address on this machine: the keys of the provider
     *     and the secret of the client are sent there
     */
    @CanIgnoreReturnValue
    static URI requireEncrypted(String text) {
        URI address = URI.create(text);
        boolean isLocal = "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
        if (address.getHost() == null || !("https".equals(address.getScheme()) || isLocal)) {
            throw new IllegalArgumentException(
                    "an address of a provider begins with https://, or is on this machine; found '" + text + "'");
        }
        return address;
    }
}
