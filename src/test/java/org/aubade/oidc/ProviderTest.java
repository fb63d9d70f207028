package org.aubade.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aubade.access.Role;
import org.junit.jupiter.api.Test;

class ProviderTest {
    private static final String ISSUER = "https://auth.example/realms/home/";

    private static Map<String, Object> metadata() {
        return new HashMap<>(Map.of(
                "issuer", ISSUER,
                "authorization_endpoint", "https://auth.example/authorize",
                "token_endpoint", "https://auth.example/token",
                "jwks_uri", "https://auth.example/keys"));
    }

    @Test
    void the_metadata_are_below_the_issuer_with_or_without_a_slash_at_its_end() {
        String expected = "https://auth.example/realms/home/.well-known/openid-configuration";
        assertThat(ProviderMetadata.address(ISSUER)).hasToString(expected);
        assertThat(ProviderMetadata.address("https://auth.example/realms/home")).hasToString(expected);
    }

    @Test
    void the_secret_is_sent_in_the_header_unless_the_provider_takes_it_in_the_body_alone() {
        Map<String, Object> metadata = metadata();
        assertThat(ProviderMetadata.read(metadata, ISSUER).isBasic()).isTrue();
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
        assertThat(ProviderMetadata.read(metadata, ISSUER).isBasic()).isFalse();
    }

    @Test
    void a_provider_that_calls_itself_otherwise_is_refused_with_both_names() {
        assertThatThrownBy(() -> ProviderMetadata.read(metadata(), "https://auth.example"))
                .hasMessageContainingAll("'" + ISSUER + "'", "'https://auth.example'");
    }

    @Test
    void nothing_is_sent_to_a_provider_unencrypted_but_on_this_machine() {
        Map<String, Object> metadata = metadata();
        metadata.put("token_endpoint", "http://auth.example/token");
        assertThatThrownBy(() -> ProviderMetadata.read(metadata, ISSUER))
                .hasMessageContaining("'http://auth.example/token'");
        for (String wrong : List.of("http://auth.example", "http://localhost.example", "file:///etc", "auth.example")) {
            assertThatThrownBy(() -> Provider.requireEncrypted(wrong)).hasMessageContaining(wrong);
        }
        assertThat(Provider.requireEncrypted("http://localhost:9000/a")).hasToString("http://localhost:9000/a");
    }

    @Test
    void a_claim_may_be_inside_another_a_list_or_a_text_and_the_greatest_role_counts() {
        Map<String, Role> roles = Map.of("home-admin", Role.ADMIN, "home-guest", Role.VIEWER);
        ClaimMapping nested = new ClaimMapping("name", "realm_access/roles", roles);
        Map<String, Object> claims =
                Map.of("name", "anna", "realm_access", Map.of("roles", List.of("home-guest", "home-admin", 7)));
        assertThat(nested.role(claims)).contains(Role.ADMIN);
        assertThat(nested.isIn(claims)).isTrue();
        assertThat(nested.role(Map.of("realm_access", "home-admin"))).isEmpty();

        ClaimMapping address = new ClaimMapping("name", "https://auth.example/role", roles);
        assertThat(address.role(Map.of("https://auth.example/role", "home-guest")))
                .contains(Role.VIEWER);
        assertThat(address.role(Map.of("https://auth.example/role", "home"))).isEmpty();
    }

    @Test
    void what_a_browser_presents_is_only_taken_for_an_attempt_if_it_can_be_one() {
        LoginAttempt attempt = LoginAttempt.begin();
        assertThat(LoginAttempt.of(attempt.secret())).contains(attempt);
        assertThat(LoginAttempt.of("")).isEmpty();
        assertThat(LoginAttempt.of(attempt.secret() + "=")).isEmpty();
        assertThat(LoginAttempt.of(null)).isEmpty();
    }
}
