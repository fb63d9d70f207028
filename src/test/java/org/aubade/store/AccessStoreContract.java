package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aubade.access.AccessStore.Change;
import org.aubade.access.Credential;
import org.aubade.access.Credential.Kind;
import org.aubade.access.Identity;
import org.aubade.access.Role;
import org.aubade.access.User;
import org.aubade.access.audit.AuditEntry;
import org.aubade.access.audit.AuditStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of users, sessions, tokens, passkeys and the audit log does. */
abstract class AccessStoreContract extends PasskeyStoreContract {
    private static final Instant NOW = Instant.parse("2027-01-05T06:00:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    abstract AuditStore audit();

    private static User user(String name, Role role) {
        return new User(name, role, "hash of " + name, NOW);
    }

    private static Credential credential(
            String hash, Kind kind, @Nullable String user, Role role, @Nullable Instant end) {
        return new Credential(hash, "id of " + hash, kind, kind == Kind.TOKEN ? "grafana" : "", user, role, NOW, end);
    }

    private static Credential session(String hash, String user) {
        return credential(hash, Kind.SESSION, user, Role.ADMIN, LATER);
    }

    private Optional<Identity> who(String hash) {
        return done(store().identify(hash));
    }

    @Test
    void a_user_is_found_as_it_was_added() {
        assertThat(done(store().add(user("ben", Role.VIEWER)))).isTrue();
        assertThat(done(store().add(user("anna", Role.ADMIN)))).isTrue();
        assertThat(done(store().user("anna"))).contains(user("anna", Role.ADMIN));
        assertThat(done(store().user("carl"))).isEmpty();
        assertThat(done(store().users())).containsExactly(user("anna", Role.ADMIN), user("ben", Role.VIEWER));
    }

    @Test
    void a_name_is_given_once() {
        done(store().add(user("anna", Role.ADMIN)));
        assertThat(done(store().add(user("anna", Role.VIEWER)))).isFalse();
        assertThat(done(store().user("anna")).map(User::role)).contains(Role.ADMIN);
    }

    @Test
    void only_one_of_many_is_the_first_user() {
        List<Boolean> added = Stream.of("anna", "ben", "carl")
                .map(name -> store().addFirst(user(name, Role.ADMIN)).subscribeAsCompletionStage())
                .toList()
                .stream()
                .map(adding -> adding.join())
                .toList();
        assertThat(added).containsOnlyOnce(true);
        assertThat(done(store().users())).hasSize(1);
    }

    @Test
    void a_session_belongs_to_its_user_whose_role_it_has() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().add(user("ben", Role.MEMBER)));
        assertThat(done(store().add(session("h", "ben"), null, NOW))).isTrue();
        assertThat(who("h")).contains(new Identity("id of h", "ben", null, Role.MEMBER, NOW, LATER));
        assertThat(who("other")).isEmpty();
    }

    @Test
    void a_token_may_do_what_both_it_and_its_user_may() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().add(credential("h", Kind.TOKEN, "anna", Role.MEMBER, null), null, NOW));
        assertThat(who("h")).contains(new Identity("id of h", "anna", "grafana", Role.MEMBER, NOW, null));
        done(store().add(user("ben", Role.ADMIN)));
        assertThat(done(store().setRole("anna", Role.VIEWER))).isEqualTo(Change.DONE);
        assertThat(who("h").map(Identity::role)).contains(Role.VIEWER);
    }

    @Test
    void a_token_without_a_user_has_its_own_role() {
        done(store().add(credential("h", Kind.TOKEN, null, Role.MEMBER, null), null, NOW));
        assertThat(who("h")).contains(new Identity("id of h", null, "grafana", Role.MEMBER, NOW, null));
    }

    @Test
    void a_user_who_is_gone_gets_no_session() {
        assertThat(done(store().add(session("h", "nobody"), null, NOW))).isFalse();
        assertThat(who("h")).isEmpty();
    }

    @Test
    void tokens_are_listed_and_sessions_are_not() {
        done(store().add(user("anna", Role.ADMIN)));
        Credential token = credential("t", Kind.TOKEN, "anna", Role.VIEWER, LATER);
        done(store().add(token, null, NOW));
        done(store().add(session("s", "anna"), null, NOW));
        assertThat(done(store().tokens())).containsExactly(token);
    }

    @Test
    void what_has_ended_belongs_to_nobody() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().add(session("s", "anna"), null, NOW));
        assertThat(done(store().end(Kind.TOKEN, "id of s"))).isFalse();
        assertThat(done(store().end(Kind.SESSION, "id of s"))).isTrue();
        assertThat(done(store().end(Kind.SESSION, "id of s"))).isFalse();
        assertThat(who("s")).isEmpty();
    }

    @Test
    void what_has_expired_is_deleted_when_something_is_added() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().add(session("old", "anna"), null, NOW));
        done(store().add(credential("new", Kind.SESSION, "anna", Role.ADMIN, LATER.plusSeconds(1)), null, LATER));
        assertThat(who("old")).isEmpty();
        assertThat(who("new")).isPresent();
    }

    @Test
    void a_new_password_ends_the_other_sessions_of_the_user_and_nothing_else() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().add(user("ben", Role.ADMIN)));
        done(store().add(session("kept", "anna"), null, NOW));
        done(store().add(session("other", "anna"), null, NOW));
        done(store().add(session("ben's", "ben"), null, NOW));
        done(store().add(credential("token", Kind.TOKEN, "anna", Role.ADMIN, null), null, NOW));
        assertThat(done(store().setPassword("anna", "new", null, "id of kept"))).isEqualTo(Change.DONE);
        assertThat(done(store().user("anna")).map(User::passwordHash)).contains("new");
        assertThat(Stream.of("kept", "other", "ben's", "token")
                        .filter(hash -> who(hash).isPresent()))
                .containsExactly("kept", "ben's", "token");
        assertThat(done(store().setPassword("nobody", "new", null, null))).isEqualTo(Change.UNKNOWN);
    }

    @Test
    void whoever_showed_a_password_that_has_changed_meanwhile_gets_no_session_and_changes_nothing() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().setPassword("anna", "new", "hash of anna", null));
        assertThat(done(store().add(session("s", "anna"), "hash of anna", NOW))).isFalse();
        assertThat(who("s")).isEmpty();
        assertThat(done(store().setPassword("anna", "newer", "hash of anna", null)))
                .isEqualTo(Change.UNKNOWN);
        assertThat(done(store().user("anna")).map(User::passwordHash)).contains("new");
        assertThat(done(store().add(session("s", "anna"), "new", NOW))).isTrue();
    }

    @Test
    void who_is_removed_loses_sessions_and_tokens() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().add(user("ben", Role.ADMIN)));
        done(store().add(session("s", "ben"), null, NOW));
        done(store().add(credential("t", Kind.TOKEN, "ben", Role.ADMIN, null), null, NOW));
        assertThat(done(store().remove("ben"))).isEqualTo(Change.DONE);
        assertThat(done(store().remove("ben"))).isEqualTo(Change.UNKNOWN);
        assertThat(who("s")).isEmpty();
        assertThat(who("t")).isEmpty();
        assertThat(done(store().tokens())).isEmpty();
    }

    @Test
    void the_last_admin_stays() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().add(user("ben", Role.MEMBER)));
        assertThat(done(store().remove("anna"))).isEqualTo(Change.LAST_ADMIN);
        assertThat(done(store().setRole("anna", Role.MEMBER))).isEqualTo(Change.LAST_ADMIN);
        assertThat(done(store().setRole("anna", Role.ADMIN))).isEqualTo(Change.DONE);
        assertThat(done(store().setRole("nobody", Role.ADMIN))).isEqualTo(Change.UNKNOWN);
        assertThat(done(store().setRole("ben", Role.ADMIN))).isEqualTo(Change.DONE);
        assertThat(done(store().remove("anna"))).isEqualTo(Change.DONE);
    }

    @Test
    void of_two_admins_who_remove_each_other_one_stays() {
        done(store().add(user("anna", Role.ADMIN)));
        done(store().add(user("ben", Role.ADMIN)));
        var first = store().remove("anna").subscribeAsCompletionStage();
        var second = store().remove("ben").subscribeAsCompletionStage();
        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(Change.DONE, Change.LAST_ADMIN);
    }

    @Test
    void the_audit_log_is_read_newest_first_and_page_by_page() {
        List<AuditEntry> entries = Stream.of("first", "second", "third")
                .map(action -> new AuditEntry(0, NOW, "anna", "192.0.2.1", action, "/api/users\0", 201))
                .toList();
        done(audit().add(entries.subList(0, 2)));
        done(audit().add(entries.subList(2, 3)));
        List<AuditEntry> page = done(audit().list(Long.MAX_VALUE, 2));
        assertThat(page).extracting(AuditEntry::action).containsExactly("third", "second");
        assertThat(done(audit().list(page.getLast().id(), 2)))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .usingRecursiveComparison()
                        .ignoringFields("id", "subject")
                        .isEqualTo(entries.getFirst()));
    }
}
