package org.aubade.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.aubade.access.AccessMode;

/** Settings of access control. */
@ConfigMapping(prefix = "aubade")
public interface LoginConfig {
    /**
     * Who is let in: {@code open} for everybody, {@code login} for whoever logs in or has an API token. By default {@code open} where only
     * this machine can reach the service, that is if {@code quarkus.http.host} is a loopback address and no proxy is configured, else
     * {@code login}.
     */
    Optional<AccessMode> access();

    /**
     * Confirms {@code access=open} where other machines can reach the service: then all of them can control the home.
     */
    @WithDefault("false")
    boolean openToEverybody();

    /** Settings for logging in. */
    Login login();

    /** See {@link org.aubade.access.AccessService}. */
    interface Login {
        /** How long a session lasts after its login. */
        @WithDefault("30d")
        Duration session();

        /** Whether the log shows a setup link although there are users, for an admin who has lost the password. */
        @WithDefault("false")
        boolean recover();

        /**
         * Where the page is opened, such as {@code https://home.example}: passkeys are made and used there alone. By default wherever a
         * request says that it came to, which takes a proxy that tells it.
         */
        Optional<String> passkeyOrigin();
        /** Settings for logging in with an OpenID Connect provider, see docs/access.md. */
        Oidc oidc();
    }

    /** See {@link org.aubade.oidc.OidcLogin}. */
    interface Oidc {
        /**
         * The provider, as it calls itself, such as {@code https://auth.example} or {@code https://auth.example/realms/home}; without it
         * there is no login with a provider.
         */
        Optional<String> issuer();

        /** What the provider knows Aubade as. */
        Optional<String> clientId();

        /** The secret of that client; left out for a public client. */
        Optional<String> clientSecret();

        /** What the button to log in calls the provider; by default the host of the issuer. */
        Optional<String> name();

        /** What the provider is asked for; {@code openid} has to be among it. */
        @WithDefault("openid,profile")
        List<String> scopes();

        /** The claim that is the name of the user. */
        @WithDefault("preferred_username")
        String nameClaim();

        /** The claim that has the groups or roles; one inside another is written as {@code realm_access/roles}. */
        @WithDefault("groups")
        String roleClaim();

        /** The values of that claim that make a viewer. */
        Optional<List<String>> viewers();

        /** The values of that claim that make a member. */
        Optional<List<String>> members();

        /** The values of that claim that make an admin; who has several values has the greatest role. */
        Optional<List<String>> admins();

        /**
         * Where the provider sends browsers back to, which it has to know: the address of {@code api/session/oidc}, such as
         * {@code https://home.example/api/session/oidc}. By default as the browser asked for it; behind a proxy that takes a prefix off the
         * path it has to be set.
         */
        Optional<URI> redirectUri();
    }
}
