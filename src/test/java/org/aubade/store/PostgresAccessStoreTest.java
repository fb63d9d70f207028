package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import org.aubade.access.AccessStore;
import org.aubade.access.Identity;
import org.aubade.access.LoginSession;
import org.aubade.access.NewPasskey;
import org.aubade.access.NewToken;
import org.aubade.access.PasskeyLogin;
import org.aubade.access.PasskeyService;
import org.aubade.access.Passwords;
import org.aubade.access.Role;
import org.aubade.access.Secret;
import org.aubade.access.User;
import org.aubade.access.audit.AuditStore;
import org.aubade.access.webauthn.Assertion;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.access.webauthn.SoftwareAuthenticator;
import org.aubade.access.webauthn.SoftwareAuthenticator.Algorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresAccessStoreTest extends AccessStoreContract {
    private final TestDatabase database = SharedPostgres.database();
    private Node node;

    @BeforeEach
    void open() {
        node = database.node("test");
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Override
    AccessStore store() {
        return new SqlAccessStore(node.database());
    }

    @Override
    AuditStore audit() {
        return new SqlAuditStore(node.database());
    }

    @Test
    void what_ends_on_one_node_has_ended_on_all() {
        try (Node cellar = database.node("cellar");
                Passwords passwords = new Passwords()) {
            NodeAccess here = NodeAccess.over(
                    new SqlAccessStore(node.database()), passwords, node.time().source());
            NodeAccess there = NodeAccess.over(
                    new SqlAccessStore(cellar.database()),
                    passwords,
                    cellar.time().source());
            done(here.accounts().addUser("anna", "correct horse", Role.ADMIN));
            done(here.accounts().addUser("ben", "correct horse", Role.ADMIN));
            LoginSession session = done(there.sessions()
                            .begin(done(there.accounts().user("ben")).orElseThrow()))
                    .orElseThrow();
            NewToken token = done(there.accounts().addToken("grafana", Role.MEMBER, null, "ben"))
                    .orElseThrow();
            assertThat(done(here.sessions().identify(session.secret())).map(Identity::role))
                    .contains(Role.ADMIN);

            done(here.accounts().change("ben", Role.VIEWER, null));
            assertThat(done(there.sessions().identify(token.secret())).map(Identity::role))
                    .contains(Role.VIEWER);
            done(here.sessions().logout(session.identity()));
            assertThat(done(there.sessions().identify(session.secret()))).isEmpty();
            done(here.accounts().revokeToken(token.token().id()));
            assertThat(done(there.sessions().identify(token.secret()))).isEmpty();
        }
    }

    @Test
    void a_challenge_of_one_node_is_answered_on_another_once() {
        RelyingParty home = RelyingParty.of("https://home.example");
        try (Node cellar = database.node("cellar");
                Passwords passwords = new Passwords()) {
            NodeAccess here = NodeAccess.over(
                    new SqlAccessStore(node.database()), passwords, node.time().source());
            NodeAccess there = NodeAccess.over(
                    new SqlAccessStore(cellar.database()),
                    passwords,
                    cellar.time().source());
            User anna = done(here.accounts().addUser("anna", "correct horse", Role.ADMIN))
                    .orElseThrow();
            Identity session = done(here.sessions().begin(anna)).orElseThrow().identity();
            SoftwareAuthenticator phone =
                    new SoftwareAuthenticator(Algorithm.ES256, home).userHandle(PasskeyService.handle(anna));
            Secret toAdd = done(here.passkeys().challengeToAdd(session));
            assertThat(done(there.passkeys()
                            .add(session, phone.make(toAdd.text()).registration(), "phone", home)))
                    .isInstanceOf(NewPasskey.Done.class);

            Secret toLogin = done(there.passkeys().challengeToLogin("192.0.2.1"));
            Assertion shown = phone.sign(toLogin.text()).assertion();
            assertThat(done(here.passkeys().login(shown, "192.0.2.1")))
                    .isInstanceOfSatisfying(
                            PasskeyLogin.Done.class,
                            login -> assertThat(done(there.sessions()
                                                    .identify(login.session().secret()))
                                            .map(Identity::user))
                                    .contains("anna"));
            assertThat(done(there.passkeys().login(shown, "192.0.2.1"))).isInstanceOf(PasskeyLogin.Refused.class);
        }
    }
}
