package org.aubade.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aubade.oidc.OidcLogin;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

class OidcWiringTest {
    private final Map<String, String> keys = new HashMap<>(Map.of(
            // The unit of a day is Quarkus's.
            "aubade.login.session", "PT24H",
            "aubade.login.oidc.issuer", "https://auth.example/realms/home",
            "aubade.login.oidc.client-id", "aubade",
            "aubade.login.oidc.client-secret", "a secret",
            "aubade.login.oidc.admins", "home-admins,parents"));

    private Optional<OidcLogin> login() {
        LoginConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 500))
                .withMapping(LoginConfig.class)
                .build()
                .getConfigMapping(LoginConfig.class);
        return new OidcWiring(config).login(new VirtualTime().source());
    }

    private void isRefused(String message) {
        assertThatThrownBy(this::login)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("a secret");
    }

    @Test
    void without_an_issuer_there_is_no_login_with_a_provider() {
        keys.remove("aubade.login.oidc.issuer");
        assertThat(login()).isEmpty();
    }

    @Test
    void the_button_has_the_name_that_is_set_or_the_host() {
        try (OidcLogin unnamed = login().orElseThrow()) {
            assertThat(unnamed.name()).isEqualTo("auth.example");
        }
        keys.put("aubade.login.oidc.name", "Keycloak");
        try (OidcLogin named = login().orElseThrow()) {
            assertThat(named.name()).isEqualTo("Keycloak");
        }
    }

    @Test
    void what_could_let_nobody_in_ends_the_start_and_names_the_key() {
        keys.put("aubade.login.oidc.scopes", "profile");
        isRefused("aubade.login.oidc.scopes needs openid; found [profile]");
        keys.remove("aubade.login.oidc.scopes");
        keys.remove("aubade.login.oidc.admins");
        isRefused("set aubade.login.oidc.viewers, members or admins");
        keys.remove("aubade.login.oidc.client-id");
        isRefused("aubade.login.oidc.client-id is missing");
    }

    @Test
    void a_provider_that_is_reached_unencrypted_ends_the_start() {
        keys.put("aubade.login.oidc.issuer", "http://auth.example");
        isRefused("found 'http://auth.example'");
        keys.put("aubade.login.oidc.issuer", "not an address");
        isRefused("aubade.login.oidc.issuer: ");
    }
}
