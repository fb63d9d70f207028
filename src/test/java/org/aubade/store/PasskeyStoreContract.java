package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aubade.access.AccessStore;
import org.aubade.access.Credential;
import org.aubade.access.Passkey;
import org.aubade.access.PasskeyChallenge;
import org.aubade.access.PasskeyChallenge.Purpose;
import org.aubade.access.PasskeyStore;
import org.aubade.access.PasskeyStore.Added;
import org.aubade.access.Role;
import org.aubade.access.User;
import org.aubade.access.webauthn.PasskeyPublicKey;
import org.junit.jupiter.api.Test;

/** What every store of passkeys and their challenges does. */
abstract class PasskeyStoreContract {
    private static final Instant NOW = Instant.parse("2027-01-05T06:00:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(300);

    abstract AccessStore store();

    private PasskeyStore passkeys() {
        return store().passkeys();
    }

    private void addUser(String name) {
        done(store().add(new User(name, Role.ADMIN, "hash", NOW)));
    }

    private static Passkey passkey(String id, String user, long counter) {
        return new Passkey(
                id, user, "phone", new PasskeyPublicKey(-7, "MFkw"), "https://home.example", counter, NOW, null);
    }

    private static PasskeyChallenge challenge(String hash, String source, Instant expires) {
        return new PasskeyChallenge(hash, Purpose.LOGIN, source, expires);
    }

    private List<String> taken(List<String> hashes) {
        return hashes.stream()
                .filter(hash -> done(passkeys().take(hash)).isPresent())
                .toList();
    }

    @Test
    void a_passkey_is_found_as_it_was_added() {
        addUser("anna");
        addUser("ben");
        Passkey first = new Passkey(
                "f",
                "anna",
                "key",
                new PasskeyPublicKey(-8, "MCow"),
                "https://home.local:8443",
                0xFFFF_FFFFL,
                NOW,
                LATER);
        Passkey second = passkey("s", "anna", 0);
        assertThat(done(passkeys().add(second))).isEqualTo(Added.DONE);
        assertThat(done(passkeys().add(first))).isEqualTo(Added.DONE);
        assertThat(done(passkeys().passkey("f"))).contains(first);
        assertThat(done(passkeys().passkey("t"))).isEmpty();
        assertThat(done(passkeys().passkeys("anna"))).containsExactly(first, second);
        assertThat(done(passkeys().passkeys("ben"))).isEmpty();
    }

    @Test
    void a_passkey_is_that_of_one_user_whom_there_is() {
        addUser("anna");
        addUser("ben");
        assertThat(done(passkeys().add(passkey("p", "carl", 0)))).isEqualTo(Added.NO_USER);
        assertThat(done(passkeys().add(passkey("p", "anna", 0)))).isEqualTo(Added.DONE);
        assertThat(done(passkeys().add(passkey("p", "ben", 0)))).isEqualTo(Added.EXISTS);
        assertThat(done(passkeys().passkey("p")).map(Passkey::user)).contains("anna");
    }

    @Test
    void a_user_has_twenty_at_most() {
        addUser("anna");
        addUser("ben");
        IntStream.range(0, 20)
                .forEach(n -> assertThat(done(passkeys().add(passkey("p" + n, "anna", 0))))
                        .isEqualTo(Added.DONE));
        assertThat(done(passkeys().add(passkey("q", "anna", 0)))).isEqualTo(Added.TOO_MANY);
        assertThat(done(passkeys().add(passkey("q", "ben", 0)))).isEqualTo(Added.DONE);
    }

    @Test
    void a_counter_only_grows_and_one_that_does_not_count_stays() {
        addUser("anna");
        done(passkeys().add(passkey("counts", "anna", 7)));
        done(passkeys().add(passkey("not", "anna", 0)));
        assertThat(done(passkeys().use("counts", 7, LATER))).isFalse();
        assertThat(done(passkeys().use("counts", 0, LATER))).isFalse();
        assertThat(done(passkeys().passkey("counts")).map(Passkey::used)).isEmpty();
        assertThat(done(passkeys().use("counts", 8, LATER))).isTrue();
        assertThat(done(passkeys().passkey("counts")))
                .hasValueSatisfying(passkey -> assertThat(passkey)
                        .usingRecursiveComparison()
                        .isEqualTo(new Passkey(
                                "counts",
                                "anna",
                                "phone",
                                passkey("", "", 0).key(),
                                "https://home.example",
                                8,
                                NOW,
                                LATER)));
        assertThat(done(passkeys().use("not", 0, LATER))).isTrue();
        assertThat(done(passkeys().use("not", 0, LATER))).isTrue();
        assertThat(done(passkeys().use("gone", 1, LATER))).isFalse();
    }

    @Test
    void of_two_who_use_the_same_count_at_once_one_is_accepted() {
        addUser("anna");
        done(passkeys().add(passkey("p", "anna", 7)));
        var first = passkeys().use("p", 8, LATER).subscribeAsCompletionStage();
        var second = passkeys().use("p", 8, LATER).subscribeAsCompletionStage();
        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void a_passkey_is_removed_by_its_user_or_with_the_user() {
        addUser("anna");
        addUser("ben");
        List.of("a", "b", "c").forEach(id -> done(passkeys().add(passkey(id, "anna", 0))));
        done(passkeys().add(passkey("d", "ben", 0)));
        assertThat(done(passkeys().remove("ben", "a"))).isFalse();
        assertThat(done(passkeys().remove("anna", "a"))).isTrue();
        assertThat(done(passkeys().remove("anna", "a"))).isFalse();
        assertThat(done(passkeys().passkeys("anna"))).hasSize(2);
        done(store().remove("anna"));
        assertThat(done(passkeys().passkey("b"))).isEmpty();
        addUser("anna");
        assertThat(done(passkeys().passkeys("anna"))).isEmpty();
        assertThat(done(passkeys().passkeys("ben"))).hasSize(1);
        done(passkeys().removeAll("ben"));
        assertThat(done(passkeys().passkeys("ben"))).isEmpty();
    }

    @Test
    void the_sessions_of_a_user_end_when_all_passkeys_are_removed() {
        addUser("anna");
        addUser("ben");
        Credential annas = session("anna");
        Credential bens = session("ben");
        done(passkeys().removeAll("anna"));
        assertThat(done(store().identify(annas.hash()))).isEmpty();
        assertThat(done(store().identify(bens.hash()))).isPresent();
    }

    private Credential session(String user) {
        Credential session = new Credential(
                "hash of " + user,
                user,
                Credential.Kind.SESSION,
                "",
                user,
                Role.ADMIN,
                NOW,
                NOW.plus(Duration.ofDays(1)));
        assertThat(done(store().add(session, null, NOW))).isTrue();
        return session;
    }

    @Test
    void a_new_password_leaves_the_passkeys() {
        addUser("anna");
        done(passkeys().add(passkey("a", "anna", 0)));
        done(store().setPassword("anna", "new", null, null));
        assertThat(done(passkeys().passkeys("anna"))).hasSize(1);
    }

    @Test
    void a_challenge_is_taken_once() {
        PasskeyChallenge asked = new PasskeyChallenge("h", Purpose.ADD, "session", LATER);
        done(passkeys().add(asked, NOW));
        var first = passkeys().take("h").subscribeAsCompletionStage();
        var second = passkeys().take("h").subscribeAsCompletionStage();
        assertThat(List.of(first.join(), second.join()))
                .containsExactlyInAnyOrder(Optional.of(asked), Optional.empty());
        assertThat(done(passkeys().take("h"))).isEmpty();
    }

    @Test
    void challenges_that_have_expired_are_deleted_when_another_one_is_added() {
        done(passkeys().add(challenge("old", "a", LATER), NOW));
        done(passkeys().add(challenge("young", "b", LATER.plusSeconds(1)), NOW));
        done(passkeys().add(challenge("new", "c", LATER.plusSeconds(300)), LATER));
        assertThat(taken(List.of("old", "young", "new"))).containsExactly("young", "new");
    }

    @Test
    void whoever_asks_for_many_challenges_loses_the_oldest_and_nobody_else_does() {
        done(passkeys().add(challenge("other", "b", LATER), NOW));
        List<String> asked = IntStream.range(0, 12).mapToObj(n -> "h" + n).toList();
        for (int n = 0; n < asked.size(); n++) {
            done(passkeys().add(challenge(asked.get(n), "a", LATER.plusMillis(n)), NOW));
        }
        assertThat(taken(asked)).containsExactlyElementsOf(asked.subList(2, 12));
        assertThat(taken(List.of("other"))).containsExactly("other");
    }

    @Test
    void a_thousand_challenges_wait_at_most() {
        List<String> asked = IntStream.range(0, 1_002).mapToObj(n -> "h" + n).toList();
        for (int n = 0; n < asked.size(); n++) {
            done(passkeys().add(challenge(asked.get(n), "source " + n, LATER.plusMillis(n)), NOW));
        }
        assertThat(taken(asked.subList(0, 4))).containsExactly("h2", "h3");
        assertThat(taken(List.of("h1001"))).containsExactly("h1001");
    }
}
