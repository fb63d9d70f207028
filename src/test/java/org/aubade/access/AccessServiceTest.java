package org.aubade.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aubade.store.Waiting.done;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.store.Waiting;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessServiceTest {
    private static final String PASSWORD = "correct horse";
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private final VirtualTime time = new VirtualTime();
    private final Passwords passwords = new Passwords();
    private final CountingStore store = new CountingStore();
    private final IdentityCache cache = new IdentityCache(store);
    private final AccessService access = new AccessService(store, passwords, cache, Duration.ofDays(30), time.source());
    private final AccountService accounts = new AccountService(store, passwords, cache, time.source());
    private final SetupService setup = new SetupService(store, passwords, access, time.source());

    @BeforeEach
    void live() {
        Setup first = done(setup.setUp(setup.offerSetup().text(), "Anna", PASSWORD));
        assertThat(first).isInstanceOf(Setup.Done.class);
    }

    @AfterEach
    void close() {
        passwords.close();
    }

    private LoginSession login() {
        assertThat(check(PASSWORD, HOME)).isInstanceOf(PasswordCheck.Right.class);
        return done(access.begin(done(accounts.user("anna")).orElseThrow())).orElseThrow();
    }

    @CanIgnoreReturnValue
    private PasswordCheck check(String password, String address) {
        return done(access.check("anna", password, address));
    }

    @CanIgnoreReturnValue
    private Optional<Identity> who(Secret secret) {
        return done(access.identify(secret));
    }

    @Test
    void the_setup_link_is_good_once_and_for_the_first_user() {
        assertThat(done(setup.setUp("guessed", "eve", PASSWORD))).isInstanceOf(Setup.WrongLink.class);
        String link = setup.offerSetup().text();
        assertThat(done(setup.setUp(link, "eve", PASSWORD))).isInstanceOf(Setup.TooLate.class);
        assertThat(done(accounts.user("eve"))).isEmpty();
    }

    @Test
    void of_two_who_use_the_link_at_once_one_makes_a_user() {
        String link = setup.offerRecovery().text();
        var first = setup.setUp(link, "eve", PASSWORD).subscribeAsCompletionStage();
        var second = setup.setUp(link, "mallory", PASSWORD).subscribeAsCompletionStage();
        assertThat(List.of(first.join(), second.join()))
                .hasAtLeastOneElementOfType(Setup.Done.class)
                .hasAtLeastOneElementOfType(Setup.WrongLink.class);
    }

    @Test
    void who_showed_the_old_password_gets_no_session_after_it_was_changed() {
        assertThat(check(PASSWORD, HOME)).isInstanceOf(PasswordCheck.Right.class);
        User before = done(accounts.user("anna")).orElseThrow();
        done(accounts.change("anna", null, "another horse"));
        assertThat(done(access.begin(before))).isEmpty();
    }

    @Test
    void whoever_has_an_account_does_not_guess_at_others_between_logins() {
        done(accounts.addUser("ben", PASSWORD, Role.MEMBER));
        for (int attempt = 0; attempt < 4; attempt++) {
            check("wrong", HOME);
        }
        assertThat(done(access.check("ben", PASSWORD, ELSEWHERE))).isInstanceOf(PasswordCheck.Right.class);
        assertThat(done(access.check("nobody", "wrong", HOME))).isInstanceOf(PasswordCheck.Wrong.class);
        assertThat(done(access.check("ben", PASSWORD, HOME))).isInstanceOf(PasswordCheck.Throttled.class);
    }

    @Test
    void a_network_of_version_6_waits_as_one_address() {
        for (int attempt = 0; attempt < 5; attempt++) {
            check("wrong", "2001:db8::" + attempt);
        }
        assertThat(done(access.check("nobody", "wrong", "2001:db8::ffff"))).isInstanceOf(PasswordCheck.Throttled.class);
        assertThat(done(access.check("nobody", "wrong", "2001:db8:0:1::1"))).isInstanceOf(PasswordCheck.Wrong.class);
    }

    @Test
    void what_cannot_be_a_name_is_refused_without_a_look_into_the_store() {
        store.unavailable = true;
        assertThat(done(access.check("a\0", PASSWORD, HOME))).isInstanceOf(PasswordCheck.Wrong.class);
        assertThat(done(access.check("a".repeat(1_000_000), PASSWORD, HOME))).isInstanceOf(PasswordCheck.Wrong.class);
        assertThat(done(accounts.removeUser("a\0"))).isEqualTo(AccessStore.Change.UNKNOWN);
    }

    @Test
    void a_login_that_the_store_kept_from_being_decided_does_not_count() {
        store.unavailable = true;
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(Waiting.failure(access.check("anna", PASSWORD, HOME))).isInstanceOf(StoreUnavailable.class);
        }
        store.unavailable = false;
        assertThat(check(PASSWORD, HOME)).isInstanceOf(PasswordCheck.Right.class);
    }

    @Test
    void a_recovery_link_makes_an_admin_although_there_are_users() {
        String link = setup.offerRecovery().text();
        assertThat(done(setup.setUp(link, "anna", PASSWORD))).isInstanceOf(Setup.NameTaken.class);
        assertThat(done(setup.setUp(link, "eve", PASSWORD))).isInstanceOf(Setup.Done.class);
        assertThat(done(setup.setUp(link, "mallory", PASSWORD))).isInstanceOf(Setup.WrongLink.class);
        assertThat(done(accounts.user("eve")).map(User::role)).contains(Role.ADMIN);
    }

    @Test
    void neither_password_nor_secret_is_kept() {
        LoginSession session = login();
        NewToken token =
                done(accounts.addToken("grafana", Role.VIEWER, null, "anna")).orElseThrow();
        assertThat(token.secret().text()).startsWith("aub_");
        assertThat(done(store.user("anna")).orElseThrow().passwordHash())
                .startsWith("$2a$10$")
                .doesNotContain(PASSWORD);
        assertThat(done(store.tokens()).toString())
                .contains(token.secret().hash())
                .doesNotContain(token.secret().text());
        assertThat(session.toString()).doesNotContain(session.secret().text());
    }

    @Test
    void a_session_ends_after_its_lifetime() {
        LoginSession session = login();
        time.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(who(session.secret()).map(Identity::describe)).contains("anna");
        time.advance(Duration.ofMillis(1));
        assertThat(who(session.secret())).isEmpty();
    }

    @Test
    void a_session_ends_at_once_when_its_user_logs_out() {
        LoginSession session = login();
        assertThat(who(session.secret())).isPresent();
        assertThat(done(access.logout(session.identity()))).isTrue();
        assertThat(who(session.secret())).isEmpty();
    }

    @Test
    void a_revoked_token_is_no_longer_good() {
        NewToken token =
                done(accounts.addToken("grafana", Role.VIEWER, null, "anna")).orElseThrow();
        assertThat(who(token.secret()).map(Identity::describe)).contains("anna (token grafana)");
        assertThat(done(accounts.revokeToken(token.token().id()))).isTrue();
        assertThat(who(token.secret())).isEmpty();
    }

    @Test
    void a_new_role_holds_at_once() {
        done(accounts.addUser("ben", PASSWORD, Role.ADMIN));
        LoginSession session =
                done(access.begin(done(accounts.user("ben")).orElseThrow())).orElseThrow();
        assertThat(who(session.secret()).map(Identity::role)).contains(Role.ADMIN);
        done(accounts.change("BEN", Role.VIEWER, null));
        assertThat(who(session.secret()).map(Identity::role)).contains(Role.VIEWER);
    }

    @Test
    void the_store_is_asked_once_where_nobody_else_changes_it_and_each_time_where_others_do() {
        LoginSession session = login();
        who(session.secret());
        who(session.secret());
        assertThat(store.asked).hasValue(1);
        store.shared = true;
        who(session.secret());
        who(session.secret());
        assertThat(store.asked).hasValue(3);
    }

    @Test
    void a_role_that_was_read_before_it_changed_is_not_remembered_after() {
        done(accounts.addUser("ben", PASSWORD, Role.ADMIN));
        LoginSession session =
                done(access.begin(done(accounts.user("ben")).orElseThrow())).orElseThrow();
        store.meanwhile = () -> done(accounts.change("ben", Role.VIEWER, null));
        who(session.secret());
        assertThat(who(session.secret()).map(Identity::role)).contains(Role.VIEWER);
    }

    @Test
    void wrong_passwords_slow_down_the_address_and_the_account_and_nobody_else() {
        done(accounts.addUser("ben", PASSWORD, Role.MEMBER));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(check("wrong", HOME)).isInstanceOf(PasswordCheck.Wrong.class);
        }
        assertThat(check(PASSWORD, HOME)).isEqualTo(new PasswordCheck.Throttled(Duration.ofSeconds(1)));
        assertThat(check(PASSWORD, ELSEWHERE)).isEqualTo(new PasswordCheck.Throttled(Duration.ofSeconds(1)));
        assertThat(done(access.check("ben", PASSWORD, HOME))).isInstanceOf(PasswordCheck.Throttled.class);
        assertThat(done(access.check("ben", PASSWORD, ELSEWHERE))).isInstanceOf(PasswordCheck.Right.class);
    }

    @Test
    void the_wait_doubles_and_ends_with_the_right_password() {
        for (int attempt = 0; attempt < 5; attempt++) {
            check("wrong", HOME);
        }
        time.advance(Duration.ofSeconds(1));
        assertThat(check("wrong", HOME)).isInstanceOf(PasswordCheck.Wrong.class);
        assertThat(check(PASSWORD, HOME)).isEqualTo(new PasswordCheck.Throttled(Duration.ofSeconds(2)));
        time.advance(Duration.ofSeconds(2));
        assertThat(check(PASSWORD, HOME)).isInstanceOf(PasswordCheck.Right.class);
        assertThat(check("wrong", HOME)).isInstanceOf(PasswordCheck.Wrong.class);
        assertThat(check(PASSWORD, HOME)).isInstanceOf(PasswordCheck.Right.class);
    }

    @Test
    void an_account_never_waits_longer_than_thirty_seconds_and_an_address_than_five_minutes() {
        for (int attempt = 0; attempt < 30; attempt++) {
            check("wrong", HOME);
            time.advance(Duration.ofMinutes(5));
        }
        check("wrong", HOME);
        assertThat(check(PASSWORD, HOME)).isEqualTo(new PasswordCheck.Throttled(Duration.ofMinutes(5)));
        assertThat(check(PASSWORD, ELSEWHERE)).isEqualTo(new PasswordCheck.Throttled(Duration.ofSeconds(30)));
    }

    @Test
    void an_unknown_user_is_refused_like_a_known_one() {
        assertThat(done(access.check("nobody", PASSWORD, HOME))).isEqualTo(new PasswordCheck.Wrong());
    }

    @Test
    void a_password_is_neither_too_short_nor_longer_than_bcrypt_reads() {
        assertThatThrownBy(() -> accounts.addUser("ben", "1234567", Role.VIEWER))
                .hasMessage("a password has at least 8 characters");
        assertThatThrownBy(() -> accounts.addUser("ben", "ü".repeat(37), Role.VIEWER))
                .hasMessage("a password has at most 72 bytes in UTF-8");
        assertThatThrownBy(() -> accounts.addUser("ben!", PASSWORD, Role.VIEWER))
                .hasMessageContaining("found 'ben!'");
        assertThat(check("ü".repeat(37), HOME)).isInstanceOf(PasswordCheck.Wrong.class);
    }

    /** Counts how often it is asked whom a secret belongs to; {@code meanwhile} happens once, after such an answer was found. */
    private static final class CountingStore extends ForwardingAccessStore {
        private final AtomicInteger asked = new AtomicInteger();
        private boolean shared;
        private boolean unavailable;
        private Runnable meanwhile = () -> {};

        CountingStore() {
            super(new InMemoryAccessStore());
        }

        @Override
        public Uni<Optional<Identity>> identify(String hash) {
            asked.incrementAndGet();
            return super.identify(hash).invoke(_ -> {
                Runnable once = meanwhile;
                meanwhile = () -> {};
                once.run();
            });
        }

        @Override
        public Uni<Optional<User>> user(String name) {
            return unavailable
                    ? Uni.createFrom().failure(new StoreUnavailable("the store is unavailable", null))
                    : super.user(name);
        }

        @Override
        public boolean isShared() {
            return shared;
        }
    }
}
