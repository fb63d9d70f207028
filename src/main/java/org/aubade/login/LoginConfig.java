package org.aubade.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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
         * Where the page is opened, such as {@code https://home.example}: passkeys are made and used there alone. By default it is taken
         * from the scheme and host of each request; behind a proxy that needs {@code quarkus.http.proxy.proxy-address-forwarding} and
         * {@code enable-forwarded-host}.
         */
        Optional<String> passkeyOrigin();
    }
}
