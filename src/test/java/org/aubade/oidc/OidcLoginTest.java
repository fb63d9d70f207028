package org.aubade.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.access.Role;
import org.aubade.access.Subject;
import org.aubade.oidc.OidcFailure.Kind;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcLoginTest {
    private static final String HERE = "http://127.0.0.1:8080/api/session/oidc";
    private static final ClaimMapping MAPPING = new ClaimMapping(
            "preferred_username", "groups", Map.of("guests", Role.VIEWER, "family", Role.MEMBER, "admins", Role.ADMIN));

    private final VirtualTime time = new VirtualTime();
    private final TestProvider provider = new TestProvider(time.source().clock());
    private final OidcLogin login = login(TestProvider.SECRET);
    private final LoginAttempt attempt = LoginAttempt.begin();

    private OidcLogin login(@Nullable String secret) {
        return new OidcLogin(
                new Provider(
                        "the provider",
                        provider.issuer(),
                        new Provider.Client(TestProvider.CLIENT, secret, null),
                        List.of("openid", "profile")),
                MAPPING,
                time.source());
    }

    @BeforeEach
    void on() {
        provider.turn(true);
    }

    @AfterEach
    void close() {
        login.close();
        provider.close();
    }

    /** What the provider sends the browser back with, in which the attempt began, to somebody who says {@code who}. */
    private AuthorizationResponse visit(String who) throws Exception {
        URI there = URI.create(done(login.begin(attempt, HERE)) + "&" + who);
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = browser.send(
                    HttpRequest.newBuilder(there)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            assertThat(back.toString()).startsWith(HERE);
            Map<String, String> fields = TestProvider.fields(back.getRawQuery());
            return new AuthorizationResponse(
                    fields.get("state"), fields.get("code"), fields.get("error"), fields.get("iss"));
        }
    }

    private OidcFailure refused(Optional<LoginAttempt> begun, AuthorizationResponse response) {
        return (OidcFailure) failure(login.finish(begun, response, HERE));
    }

    private OidcFailure refused(String who) throws Exception {
        return refused(Optional.of(attempt), visit(who));
    }

    @Test
    void who_comes_back_is_who_the_provider_says() throws Exception {
        Person anna = done(login.finish(Optional.of(attempt), visit("as=anna&groups=guests,admins,other"), HERE));
        assertThat(anna).isEqualTo(new Person(new Subject(provider.issuer(), "subject of anna"), "anna", Role.ADMIN));
    }

    @Test
    void a_name_and_groups_that_the_id_token_lacks_come_from_the_user_info_of_the_same_person() throws Exception {
        Person ben = done(login.finish(Optional.of(attempt), visit("as=ben&groups=family&with=userinfo"), HERE));
        assertThat(ben).isEqualTo(new Person(new Subject(provider.issuer(), "subject of ben"), "ben", Role.MEMBER));
        assertThat(refused("as=ben&groups=family&with=stranger"))
                .hasMessageContaining("somebody else")
                .extracting(OidcFailure::kind)
                .isEqualTo(Kind.PROVIDER);
    }

    @ParameterizedTest
    @CsvSource({
        "audience, another client than aubade.login.oidc.client-id",
        "audiences, it was issued to another client",
        "azp, it was issued to another client",
        "issuer, another issuer than aubade.login.oidc.issuer",
        "expired, it has expired",
        "nonce, it belongs to another login",
        "no-nonce, it belongs to another login",
        "no-subject, lacks what every ID token has",
        "foreign, its signature is wrong",
        "unknown-key, not signed by a key of the provider",
        "unsigned, not signed by a key of the provider",
        "hmac, not signed by a key of the provider",
    })
    void an_id_token_that_is_wrong_in_one_way_does_not_count(String wrong, String why) throws Exception {
        assertThat(refused("as=anna&groups=admins&with=" + wrong))
                .hasMessageStartingWith("the provider sent an ID token that does not count: ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("eyJ")
                .extracting(OidcFailure::kind)
                .isEqualTo(Kind.PROVIDER);
    }

    @Test
    void an_id_token_counts_until_the_clocks_may_differ_no_more() throws Exception {
        AuthorizationResponse response = visit("as=anna&groups=admins");
        time.advance(Duration.ofSeconds(30));
        assertThat(done(login.finish(Optional.of(attempt), response, HERE)).name())
                .isEqualTo("anna");
    }

    @Test
    void an_answer_to_no_login_or_another_login_is_refused_before_the_provider_is_asked() throws Exception {
        AuthorizationResponse right = visit("as=anna&groups=admins");
        provider.turn(false);
        AuthorizationResponse stateless = new AuthorizationResponse(null, right.code(), null, null);
        for (OidcFailure failure : List.of(
                refused(Optional.empty(), right),
                refused(Optional.of(LoginAttempt.begin()), right),
                refused(Optional.of(attempt), stateless))) {
            assertThat(failure.kind()).isEqualTo(Kind.NOT_BEGUN);
            assertThat(failure).hasMessageContaining("this browser has not begun this login");
        }
    }

    @Test
    void a_login_is_finished_once() throws Exception {
        AuthorizationResponse response = visit("as=anna&groups=admins");
        assertThat(done(login.finish(Optional.of(attempt), response, HERE)).name())
                .isEqualTo("anna");
        OidcFailure second = refused(Optional.of(attempt), response);
        assertThat(second.kind()).isEqualTo(Kind.NOT_BEGUN);
        assertThat(second).hasMessageContaining("was finished before");
    }

    @Test
    void an_answer_of_another_provider_is_refused() throws Exception {
        AuthorizationResponse right = visit("as=anna&groups=admins");
        assertThat(refused(
                        Optional.of(attempt),
                        new AuthorizationResponse(right.state(), right.code(), null, "https://elsewhere.example")))
                .hasMessageContaining("another provider");
    }

    @Test
    void who_is_in_no_group_or_is_let_in_by_nobody_is_refused() throws Exception {
        OidcFailure outsider = refused("as=eve&groups=strangers");
        assertThat(outsider.kind()).isEqualTo(Kind.REFUSED);
        assertThat(outsider.who()).contains("eve");
        assertThat(outsider).hasMessageContaining("'eve' is in no group of the provider that may use this home");
        assertThat(refused("as=eve").kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused("as=eve&with=denied"))
                .hasMessageContaining("access_denied")
                .extracting(OidcFailure::kind)
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void an_error_that_is_not_one_word_is_not_repeated() {
        assertThat(refused(
                        Optional.of(attempt), new AuthorizationResponse(attempt.state(), null, "call 555 now", null)))
                .hasMessageNotContaining("555");
    }

    @Test
    void a_provider_that_is_away_is_named_and_works_when_it_is_back() throws Exception {
        int port = provider.port();
        provider.close();
        assertThat(failure(login.begin(attempt, HERE)))
                .hasMessageContaining("the provider cannot be reached at http://localhost:" + port);
        try (TestProvider back = new TestProvider(time.source().clock(), port)) {
            back.turn(true);
            Person anna = done(login.finish(Optional.of(attempt), visit("as=anna&groups=admins"), HERE));
            assertThat(anna.role()).isEqualTo(Role.ADMIN);
        }
    }

    @Test
    void a_provider_that_does_not_know_the_client_says_so_and_nobody_shows_the_secret() throws Exception {
        try (OidcLogin other = login("a wrong secret")) {
            Throwable failure = failure(other.finish(Optional.of(attempt), visit("as=anna&groups=admins"), HERE));
            assertThat(failure).hasMessageContaining("invalid_client").hasMessageNotContaining("wrong secret");
        }
        assertThat(new Provider.Client("aubade", "a wrong secret", null).toString())
                .doesNotContain("wrong secret");
        assertThat(attempt.toString()).doesNotContain(attempt.secret());
    }

    @Test
    void what_the_provider_is_told_does_not_tell_the_verifier() {
        String there = done(login.begin(attempt, HERE)).toString();
        assertThat(there)
                .contains(attempt.state(), attempt.nonce(), attempt.challenge())
                .doesNotContain(attempt.verifier(), attempt.secret(), "secret");
    }
}
