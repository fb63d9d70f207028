package org.aubade.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.api.http.ProblemException;
import org.junit.jupiter.api.Test;

/** Where passkeys are made, as it is configured; PasskeyTest has what the request says. */
class PasskeyAddressTest {
    /** A request that nobody may ask. */
    private static final HttpServerRequest REQUEST = (HttpServerRequest) Proxy.newProxyInstance(
            HttpServerRequest.class.getClassLoader(), new Class<?>[] {HttpServerRequest.class}, (_, method, _) -> {
                throw new AssertionError(method + " was called");
            });

    @Test
    void what_is_configured_holds_whatever_the_request_says() {
        assertThat(new PasskeyAddress(REQUEST, Optional.of("https://home.example:8443")).require())
                .isEqualTo(new RelyingParty("https://home.example:8443", "home.example"));
    }

    @Test
    void what_is_configured_has_to_be_a_name_and_safe() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new PasskeyAddress(REQUEST, Optional.of("https://192.168.1.20")).require())
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(409));
    }
}
