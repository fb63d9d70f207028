package org.aubade.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.aubade.access.Secret;
import org.junit.jupiter.api.Test;

class SetupLinkTest {
    private static final Secret SECRET = new Secret("s3cret");

    private static String link(String host, String insecureRequests, String root) {
        return new SetupLink(host, 8080, 8443, insecureRequests, root).of(SECRET);
    }

    @Test
    void it_names_the_address_and_the_path_where_the_service_answers() {
        assertThat(link("192.168.1.20", "enabled", "/")).isEqualTo("http://192.168.1.20:8080/#/setup=s3cret");
        assertThat(link("home.local", "enabled", "/aubade")).isEqualTo("http://home.local:8080/aubade/#/setup=s3cret");
        assertThat(link("2001:db8::5", "enabled", "/")).isEqualTo("http://[2001:db8::5]:8080/#/setup=s3cret");
    }

    @Test
    void where_requests_without_tls_are_not_served_it_is_one_with_tls() {
        assertThat(link("home.local", "disabled", "/")).isEqualTo("https://home.local:8443/#/setup=s3cret");
        assertThat(link("home.local", "redirect", "/")).isEqualTo("https://home.local:8443/#/setup=s3cret");
    }

    @Test
    void where_the_service_listens_on_all_addresses_it_names_one_that_can_be_opened() {
        assertThat(link("0.0.0.0", "enabled", "/"))
                .doesNotContain("0.0.0.0")
                .matches("http://[^/]+:8080/#/setup=s3cret");
        assertThat(link("::", "enabled", "/")).doesNotContain("[::]").matches("http://[^/]+:8080/#/setup=s3cret");
    }
}
