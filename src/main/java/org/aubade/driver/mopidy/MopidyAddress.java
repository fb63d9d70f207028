package org.aubade.driver.mopidy;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a Mopidy.
 *
 * @param base the URL before {@code /mopidy}, without a user
 * @param authorization the Authorization header for a proxy; empty if the address has no user
 */
record MopidyAddress(String base, Optional<String> authorization) {
    private static final Pattern TAIL = Pattern.compile("/+(?:mopidy/*(?:(?:rpc|ws)/*)?)?$");
    private static final int MAX_PORT = 65_535;
    private static final Pattern USER = Pattern.compile("//.*@");

    /**
     * Reads {@code http://host:6680}, optionally with {@code user:password@}, with a path before Mopidy's own, and with Mopidy's
     * own path.
     *
     * @throws IllegalArgumentException if {@code text} is something else; the message contains no password
     */
    static MopidyAddress parse(String text) {
        try {
            URI uri = new URI(text.strip());
            if (!isWeb(uri)
                    || uri.getHost() == null
                    || uri.getPort() > MAX_PORT
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null) {
                throw bad(text);
            }
            String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
            String path = TAIL.matcher(uri.getRawPath()).replaceFirst("");
            return new MopidyAddress(
                    uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + port + path,
                    Optional.ofNullable(uri.getUserInfo()).map(MopidyAddress::basic));
        } catch (URISyntaxException _) {
            throw bad(text);
        }
    }

    /** The URL for JSON-RPC. */
    URI rpc() {
        return URI.create(base + "/mopidy/rpc");
    }

    /** The URL of the web socket that sends events. */
    URI events() {
        return URI.create("ws" + base.substring("http".length()) + "/mopidy/ws");
    }

    /**
     * Scheme, host and port, in one spelling: in lower case, with the port even if it is the scheme's own. No name is looked up,
     * and a name with a dot at its end is another name. Two addresses with the same origin lead to the same server.
     */
    String origin() {
        URI uri = URI.create(base);
        int ownPort = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getScheme() + "://" + host(uri.getHost()) + ":" + (uri.getPort() == -1 ? ownPort : uri.getPort());
    }

    /** Whether it has nothing besides scheme, host and port. */
    boolean isOrigin() {
        return authorization.isEmpty() && URI.create(base).getRawPath().isEmpty();
    }

    /** An IPv6 address has many spellings; one with a zone stays as it is. */
    private static String host(String host) {
        return host.startsWith("[") && !host.contains("%")
                ? "["
                        + InetAddress.ofLiteral(host.substring(1, host.length() - 1))
                                .getHostAddress() + "]"
                : host.toLowerCase(Locale.ROOT);
    }

    private static boolean isWeb(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("'" + USER.matcher(text).replaceAll("//…@")
                + "' is not the address of a Mopidy; write one such as http://192.168.1.20:6680");
    }

    /** The address without the user. */
    @Override
    public String toString() {
        return base;
    }
}
