package org.aubade.access.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import org.aubade.access.webauthn.SoftwareAuthenticator.Algorithm;
import org.aubade.access.webauthn.SoftwareAuthenticator.Made;
import org.aubade.access.webauthn.SoftwareAuthenticator.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser answers is accepted if all of it is right, and refused with the reason if one thing is not. */
class CeremonyTest {
    private static final RelyingParty HOME = RelyingParty.of("https://home.example");

    private final SoftwareAuthenticator phone = new SoftwareAuthenticator(Algorithm.ES256, HOME).userHandle("YW5uYQ");
    private final PasskeyPublicKey key = phone.make("c").registration().key();

    private Optional<String> made() {
        return phone.make("c").registration().verify(HOME);
    }

    private Optional<String> shown() {
        return phone.sign("c").assertion().verify(key, HOME);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void a_passkey_is_made_and_used(Algorithm algorithm) {
        SoftwareAuthenticator any =
                new SoftwareAuthenticator(algorithm, HOME).userHandle("YW5uYQ").counter(6);
        Registration made = any.make("first").registration();
        assertThat(made.verify(HOME)).isEmpty();
        assertThat(made.challenge()).isEqualTo("first");
        assertThat(made.id()).isEqualTo(any.id());
        Assertion shown = any.sign("second").assertion();
        assertThat(shown.verify(made.key(), HOME)).isEmpty();
        assertThat(shown.challenge()).isEqualTo("second");
        assertThat(shown.counter()).isEqualTo(7);
        assertThat(shown.userHandle()).isEqualTo("YW5uYQ");
    }

    @Test
    void another_origin_is_refused() {
        phone.origin("https://home.example:8443");
        assertThat(made()).hasValueSatisfying(why -> assertThat(why).contains(":8443", "https://home.example"));
        assertThat(shown()).hasValueSatisfying(why -> assertThat(why).contains(":8443"));
    }

    @Test
    void a_passkey_of_another_host_is_refused() {
        phone.rpId("elsewhere.example");
        assertThat(made()).contains("the passkey is not one of the host 'home.example'");
        assertThat(shown()).contains("the passkey is not one of the host 'home.example'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x04})
    void whoever_the_device_did_not_check_is_refused(int flags) {
        phone.flags(flags);
        assertThat(made()).hasValueSatisfying(why -> assertThat(why).contains("did not check"));
        assertThat(shown()).hasValueSatisfying(why -> assertThat(why).contains("did not check"));
    }

    @Test
    void an_embedded_page_is_refused() {
        phone.embedded();
        assertThat(made()).contains("the page was embedded in another one");
        assertThat(shown()).contains("the page was embedded in another one");
    }

    @Test
    void the_signature_of_another_key_is_refused() {
        phone.otherKey();
        assertThat(shown()).contains("the signature is not that of the passkey");
    }

    @Test
    void a_signature_of_other_data_is_refused() {
        Shown one = phone.sign("one");
        Shown other = phone.sign("other");
        Assertion mixed =
                new Assertion(one.id(), one.clientData(), one.authenticatorData(), other.signature(), one.userHandle());
        assertThat(mixed.verify(key, HOME)).contains("the signature is not that of the passkey");
    }

    @Test
    void the_answer_of_one_ceremony_is_none_of_the_other() {
        Made made = phone.make("c");
        Shown shown = phone.sign("c");
        Assertion used = new Assertion(
                shown.id(), made.clientData(), shown.authenticatorData(), shown.signature(), shown.userHandle());
        assertThat(used.verify(key, HOME))
                .hasValueSatisfying(why -> assertThat(why).contains("webauthn.create"));
        Registration registered = new Registration(made.id(), shown.clientData(), made.authenticatorData(), key);
        assertThat(registered.verify(HOME))
                .hasValueSatisfying(why -> assertThat(why).contains("webauthn.get"));
    }

    @Test
    void another_id_than_that_of_the_authenticator_is_refused() {
        Made made = phone.make("c");
        Registration renamed = new Registration("AAAA", made.clientData(), made.authenticatorData(), key);
        assertThat(renamed.verify(HOME))
                .hasValueSatisfying(why -> assertThat(why).contains("AAAA"));
        Registration none =
                new Registration(made.id(), made.clientData(), phone.sign("c").authenticatorData(), key);
        assertThat(none.verify(HOME)).hasValueSatisfying(why -> assertThat(why).contains("or none"));
    }

    @ParameterizedTest
    @CsvSource({"EC,-8", "EC,-257", "Ed25519,-7", "RSA,-7", "RSA,0", "X25519,-8", "DSA,-257"})
    void a_key_that_is_not_of_its_algorithm_is_refused(String family, int algorithm) throws GeneralSecurityException {
        String spki = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(KeyPairGenerator.getInstance(family)
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());
        assertThatIllegalArgumentException().isThrownBy(() -> PasskeyPublicKey.of(algorithm, spki));
    }

    @ParameterizedTest
    @CsvSource({"RSA,1024", "EC,384"})
    void a_key_of_another_size_is_refused(String family, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
        generator.initialize(bits);
        String spki = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasskeyPublicKey.of(family.equals("RSA") ? -257 : -7, spki));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0", "null", "[]", "{\"type\":\"webauthn.get\"}", "{\"type\":1}", "{} {}"})
    void what_is_no_client_data_is_refused_with_the_name_of_the_part(String text) {
        Shown shown = phone.sign("c");
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Assertion(
                        shown.id(), encoded, shown.authenticatorData(), shown.signature(), shown.userHandle()))
                .withMessageContaining("clientData");
    }

    @Test
    void what_is_no_base64url_is_refused_with_the_name_of_the_part() {
        Shown shown = phone.sign("c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Assertion("+/==", shown.clientData(), shown.authenticatorData(), "AAAA", "AAAA"))
                .withMessageContaining("'id'");
    }

    @Test
    void what_is_too_long_or_too_short_is_refused_with_the_name_of_the_part() {
        Shown shown = phone.sign("c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Assertion(
                        "A".repeat(1366), shown.clientData(), shown.authenticatorData(), shown.signature(), "AAAA"))
                .withMessageContaining("'id'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Assertion(
                        shown.id(), "A".repeat(8192), shown.authenticatorData(), shown.signature(), "AAAA"))
                .withMessageContaining("'clientData'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Assertion(shown.id(), shown.clientData(), "AAAA", shown.signature(), "AAAA"))
                .withMessageContaining("'authenticatorData'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Assertion(
                        shown.id(), shown.clientData(), shown.authenticatorData(), "A".repeat(2048), "AAAA"))
                .withMessageContaining("'signature'");
    }

    @ParameterizedTest
    @CsvSource({
        "https://home.example,https://home.example,home.example",
        "https://Home.Example:443,https://home.example,home.example",
        "https://home.local:8443,https://home.local:8443,home.local",
        "http://localhost:8080,http://localhost:8080,localhost",
        "http://a.localhost:80,http://a.localhost,a.localhost"
    })
    void an_address_has_an_origin_as_browsers_write_it(String text, String origin, String id) {
        assertThat(RelyingParty.of(text)).isEqualTo(new RelyingParty(origin, id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://home.example",
                "https://192.168.1.20",
                "http://127.0.0.1:8080",
                "https://[fd00::1]:8443",
                "https://home.example/",
                "https://home.example/aubade",
                "ftp://localhost",
                "home.example",
                ""
            })
    void there_are_no_passkeys_at_an_address_that_is_not_a_name_or_not_safe(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RelyingParty.of(text));
    }
}
