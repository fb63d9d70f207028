package org.aubade.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.aubade.cli.view.Terminal;
import picocli.CommandLine.ParseResult;

/** Where a command is executed: its terminal, and which service it asks. */
record Environment(Terminal terminal, Map<String, String> variables) {
    static final String URL_OPTION = "--url";
    static final String TOKEN_OPTION = "--token";
    static final String DEFAULT_URL = "http://127.0.0.1:8080";

    private static final char DELETE = 0x7F;

    Environment {
        variables = Map.copyOf(variables);
    }

    /** @throws CommandFailure if the address or the token is none */
    Service service(ParseResult given) throws CommandFailure {
        String url = given.matchedOptionValue(URL_OPTION, set("AUBADE_URL", DEFAULT_URL));
        String token = given.matchedOptionValue(TOKEN_OPTION, set("AUBADE_TOKEN", ""));
        if (!token.chars().allMatch(sign -> sign > ' ' && sign < DELETE)) {
            throw CommandFailure.usage("the token holds a blank or a sign that no token has; was it copied whole?");
        }
        return new Service(address(url), token);
    }

    /** A variable that is empty counts as one that is not set. */
    private String set(String variable, String otherwise) {
        String value = variables.getOrDefault(variable, "");
        return value.isBlank() ? otherwise : value;
    }

    private static URI address(String url) throws CommandFailure {
        try {
            URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // the same answer as for an address of another kind
        }
        throw CommandFailure.usage("'" + url + "' is no address of a service; write one such as " + DEFAULT_URL);
    }
}
