package org.aubade.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.access.webauthn.SoftwareAuthenticator;
import org.aubade.access.webauthn.SoftwareAuthenticator.Algorithm;
import org.aubade.access.webauthn.SoftwareAuthenticator.Shown;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.store.Waiting;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasskeyServiceTest {
    private static final String PASSWORD = "correct horse";
    private static final String ADDRESS = "192.0.2.1";
    private static final RelyingParty HOME = RelyingParty.of("https://home.example");

    private final VirtualTime time = new VirtualTime();
    private final Passwords passwords = new Passwords();
    private final Store store = new Store();
    private final IdentityCache cache = new IdentityCache(store);
    private final AccessService access = new AccessService(store, passwords, cache, Duration.ofDays(30), time.source());
    private final AccountService accounts = new AccountService(store, passwords, cache, time.source());
    private final PasskeyService passkeys = new PasskeyService(store, access, time.source());
    private final SoftwareAuthenticator phone = new SoftwareAuthenticator(Algorithm.ES256, HOME).counter(1);

    /** One that cannot be reached when a test says so. */
    private static final class Store extends ForwardingAccessStore {
        private boolean isUnavailable;

        Store() {
            super(new InMemoryAccessStore());
        }

        @Override
        public Uni<Optional<User>> user(String name) {
            return isUnavailable
                    ? Uni.createFrom().failure(new StoreUnavailable("the store is away", null))
                    : super.user(name);
        }
    }

    @BeforeEach
    void anna_has_a_passkey() {
        done(accounts.addUser("anna", PASSWORD, Role.ADMIN));
        phone.userHandle(PasskeyService.handle(user()));
        assertThat(add(session(), phone)).isInstanceOf(NewPasskey.Done.class);
    }

    @AfterEach
    void close() {
        passwords.close();
    }

    private User user() {
        return done(accounts.user("anna")).orElseThrow();
    }

    private Identity session() {
        return done(access.begin(user())).orElseThrow().identity();
    }

    private NewPasskey add(Identity session, SoftwareAuthenticator authenticator) {
        String challenge = done(passkeys.challengeToAdd(session)).text();
        return done(passkeys.add(session, authenticator.make(challenge).registration(), "phone", HOME));
    }

    private String challenge() {
        return done(passkeys.challengeToLogin(ADDRESS)).text();
    }

    @CanIgnoreReturnValue
    private PasskeyLogin login(Shown shown) {
        return done(passkeys.login(shown.assertion(), ADDRESS));
    }

    private PasskeyLogin login() {
        return login(phone.sign(challenge()));
    }

    private static void refused(PasskeyLogin login, String why) {
        assertThat(login)
                .isInstanceOfSatisfying(
                        PasskeyLogin.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }

    @Test
    void whoever_shows_a_passkey_gets_a_session_as_after_a_password() {
        time.advance(Duration.ofMinutes(1));
        assertThat(login()).isInstanceOfSatisfying(PasskeyLogin.Done.class, done -> {
            Identity who = done(access.identify(done.session().secret())).orElseThrow();
            assertThat(who.describe()).isEqualTo("anna");
            assertThat(who.role()).isEqualTo(Role.ADMIN);
            assertThat(done(access.logout(who))).isTrue();
        });
        assertThat(done(passkeys.passkeys("anna")))
                .singleElement()
                .satisfies(passkey -> assertThat(passkey.used()).isEqualTo(time.now()));
    }

    @Test
    void a_challenge_is_answered_once() {
        Shown shown = phone.sign(challenge());
        assertThat(login(shown)).isInstanceOf(PasskeyLogin.Done.class);
        refused(login(shown), "the challenge is unknown, has been used");
    }

    @Test
    void a_challenge_is_spent_by_an_answer_that_is_refused() {
        String challenge = challenge();
        phone.origin("https://elsewhere.example");
        refused(login(phone.sign(challenge)), "the browser was at 'https://elsewhere.example'");
        phone.origin(HOME.origin());
        refused(login(phone.sign(challenge)), "the challenge is unknown, has been used");
    }

    @Test
    void a_challenge_is_good_for_five_minutes() {
        Shown inTime = phone.sign(challenge());
        time.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(login(inTime)).isInstanceOf(PasskeyLogin.Done.class);
        Shown late = phone.sign(challenge());
        time.advance(Duration.ofMinutes(5));
        refused(login(late), "is older than 5 minutes");
    }

    @Test
    void a_challenge_of_another_service_or_purpose_is_refused() {
        refused(login(phone.sign("x".repeat(43))), "the challenge is unknown");
        refused(login(phone.sign("")), "the challenge is unknown");
        refused(login(phone.sign(done(passkeys.challengeToAdd(session())).text())), "the challenge is unknown");
        Identity session = session();
        SoftwareAuthenticator other = new SoftwareAuthenticator(Algorithm.EDDSA, HOME);
        assertThat(done(passkeys.add(session, other.make(challenge()).registration(), "other", HOME)))
                .isInstanceOf(NewPasskey.Refused.class);
    }

    @Test
    void a_passkey_is_added_in_the_session_that_asked_for_it() {
        String challenge = done(passkeys.challengeToAdd(session())).text();
        SoftwareAuthenticator other = new SoftwareAuthenticator(Algorithm.EDDSA, HOME);
        assertThat(done(passkeys.add(session(), other.make(challenge).registration(), "other", HOME)))
                .isInstanceOf(NewPasskey.Refused.class);
        assertThat(done(passkeys.passkeys("anna"))).hasSize(1);
    }

    @Test
    void a_passkey_that_was_made_elsewhere_is_not_added() {
        SoftwareAuthenticator other = new SoftwareAuthenticator(Algorithm.EDDSA, RelyingParty.of("https://home.local"));
        assertThat(add(session(), other))
                .isInstanceOfSatisfying(
                        NewPasskey.Refused.class,
                        refused -> assertThat(refused.why()).contains("https://home.local"));
    }

    @Test
    void a_passkey_is_added_once() {
        assertThat(add(session(), phone)).isInstanceOf(NewPasskey.Conflict.class);
    }

    @Test
    void a_counter_that_does_not_grow_shows_a_copy() {
        phone.counter(7);
        assertThat(login()).isInstanceOf(PasskeyLogin.Done.class);
        phone.counter(7);
        assertThat(login()).as("7 to 8, again").isInstanceOf(PasskeyLogin.Refused.class);
        phone.counter(3);
        refused(login(), "the passkey may have been copied");
        phone.counter(0);
        refused(login(), "the passkey may have been copied");
        phone.counter(0xFFFF_FFF0L);
        assertThat(login()).isInstanceOf(PasskeyLogin.Done.class);
    }

    @Test
    void an_authenticator_that_does_not_count_is_accepted_each_time() {
        SoftwareAuthenticator cloud =
                new SoftwareAuthenticator(Algorithm.RS256, HOME).userHandle(PasskeyService.handle(user()));
        assertThat(add(session(), cloud)).isInstanceOf(NewPasskey.Done.class);
        assertThat(login(cloud.sign(challenge()))).isInstanceOf(PasskeyLogin.Done.class);
        assertThat(login(cloud.sign(challenge()))).isInstanceOf(PasskeyLogin.Done.class);
    }

    @Test
    void another_key_and_another_user_and_an_unknown_passkey_are_refused() {
        refused(
                login(new SoftwareAuthenticator(Algorithm.ES256, HOME)
                        .userHandle("AAAA")
                        .sign(challenge())),
                "the passkey is not known here");
        phone.userHandle("AAAA");
        refused(login(), "the passkey is not known here");
        phone.userHandle(PasskeyService.handle(user())).otherKey();
        refused(login(), "the signature is not that of the passkey");
    }

    @Test
    void what_is_removed_is_refused_and_nobody_removes_that_of_another() {
        assertThat(done(passkeys.remove("ben", phone.id()))).isFalse();
        assertThat(login()).isInstanceOf(PasskeyLogin.Done.class);
        assertThat(done(passkeys.remove("anna", phone.id()))).isTrue();
        assertThat(done(passkeys.remove("anna", phone.id()))).isFalse();
        refused(login(), "the passkey is not known here");
    }

    @Test
    void an_admin_removes_all_of_a_user() {
        assertThat(done(passkeys.removeAll("nobody"))).isFalse();
        assertThat(done(passkeys.removeAll("Anna"))).isTrue();
        assertThat(done(passkeys.passkeys("anna"))).isEmpty();
    }

    @Test
    void a_passkey_outlasts_the_password_and_not_the_user() {
        done(accounts.change("anna", null, "battery staple"));
        assertThat(login()).isInstanceOf(PasskeyLogin.Done.class);
        done(accounts.addUser("ben", PASSWORD, Role.ADMIN));
        done(accounts.removeUser("anna"));
        refused(login(), "the passkey is not known here");
        time.advance(Duration.ofMillis(1));
        done(accounts.addUser("anna", PASSWORD, Role.VIEWER));
        assertThat(done(passkeys.passkeys("anna"))).isEmpty();
        assertThat(PasskeyService.handle(user()).equals(phone.sign("c").userHandle()))
                .isFalse();
    }

    @Test
    void what_is_not_accepted_slows_down_the_address_as_a_wrong_password_does() {
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(done(access.check("anna", "wrong", ADDRESS))).isInstanceOf(PasswordCheck.Wrong.class);
        }
        refused(login(phone.sign("x".repeat(43))), "the challenge is unknown");
        Shown good = phone.sign(challenge());
        assertThat(login(good)).isEqualTo(new PasskeyLogin.Throttled(Duration.ofSeconds(1)));
        assertThat(done(passkeys.login(good.assertion(), "198.51.100.7"))).isInstanceOf(PasskeyLogin.Done.class);
    }

    @Test
    void passkeys_that_are_good_never_make_anybody_wait() {
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThat(login()).isInstanceOf(PasskeyLogin.Done.class);
        }
        for (int attempt = 0; attempt < 4; attempt++) {
            login(phone.sign(""));
        }
        assertThat(login()).isInstanceOf(PasskeyLogin.Done.class);
        login(phone.sign(""));
        assertThat(login()).as("a good one does not wipe out the bad ones").isInstanceOf(PasskeyLogin.Throttled.class);
    }

    @Test
    void a_login_that_the_store_kept_from_being_decided_does_not_count() {
        List<Shown> waiting =
                Stream.generate(() -> phone.sign(challenge())).limit(9).toList();
        store.isUnavailable = true;
        for (Shown shown : waiting) {
            assertThat(Waiting.failure(passkeys.login(shown.assertion(), ADDRESS)))
                    .isInstanceOf(StoreUnavailable.class);
        }
        store.isUnavailable = false;
        assertThat(login()).isInstanceOf(PasskeyLogin.Done.class);
    }

    @Test
    void a_session_is_fresh_for_five_minutes() {
        Identity session = session();
        time.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(passkeys.isFresh(session)).isTrue();
        time.advance(Duration.ofMillis(1));
        assertThat(passkeys.isFresh(session)).isFalse();
    }
}
