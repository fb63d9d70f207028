package org.aubade.login;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.access.Role;
import org.aubade.oidc.ClaimMapping;
import org.aubade.oidc.OidcLogin;
import org.aubade.oidc.Provider;
import org.aubade.time.TimeSource;

/** Produces the login with a provider, if one is configured. The provider is asked nothing before somebody logs in. */
@ApplicationScoped
class OidcWiring {
    private static final String KEY = "aubade.login.oidc.";

    private final LoginConfig.Oidc config;

    OidcWiring(LoginConfig config) {
        this.config = config.login().oidc();
    }

    /** A wrong configuration ends the start, not the first login. */
    void check(@Observes StartupEvent event, Optional<OidcLogin> login) {}

    @Produces
    @Singleton
    Optional<OidcLogin> login(TimeSource time) {
        return config.issuer().map(issuer -> new OidcLogin(provider(issuer), mapping(), time));
    }

    void stop(@Disposes Optional<OidcLogin> login) {
        login.ifPresent(OidcLogin::close);
    }

    private Provider provider(String issuer) {
        String id = config.clientId()
                .orElseThrow(() -> new ConfigurationException(
                        KEY + "issuer is set, and " + KEY + "client-id is missing: what the provider knows Aubade as"));
        if (!config.scopes().contains("openid")) {
            throw new ConfigurationException(KEY + "scopes needs openid; found " + config.scopes());
        }
        try {
            String name = config.name().orElseGet(() -> URI.create(issuer).getHost());
            return new Provider(
                    name == null ? issuer : name,
                    issuer,
                    new Provider.Client(
                            id,
                            config.clientSecret().orElse(null),
                            config.redirectUri().orElse(null)),
                    config.scopes());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(KEY + "issuer: " + e.getMessage());
        }
    }

    private ClaimMapping mapping() {
        Map<String, Role> roles = new HashMap<>();
        config.viewers().orElse(List.of()).forEach(value -> roles.put(value, Role.VIEWER));
        config.members().orElse(List.of()).forEach(value -> roles.put(value, Role.MEMBER));
        config.admins().orElse(List.of()).forEach(value -> roles.put(value, Role.ADMIN));
        if (roles.isEmpty()) {
            throw new ConfigurationException(KEY + "issuer is set, and nobody could log in: set " + KEY
                    + "viewers, members or admins to values of the claim '" + config.roleClaim() + "'");
        }
        return new ClaimMapping(config.nameClaim(), config.roleClaim(), roles);
    }
}
