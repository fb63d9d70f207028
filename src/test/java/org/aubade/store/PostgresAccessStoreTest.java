package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.time.Duration;
import org.aubade.access.AccessService;
import org.aubade.access.AccessStore;
import org.aubade.access.AuditStore;
import org.aubade.access.Identity;
import org.aubade.access.NewToken;
import org.aubade.access.Passwords;
import org.aubade.access.Role;
import org.aubade.access.Session;
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
            AccessService here = access(node, passwords);
            AccessService there = access(cellar, passwords);
            done(here.addUser("anna", "correct horse", Role.ADMIN));
            done(here.addUser("ben", "correct horse", Role.ADMIN));
            Session session =
                    done(there.begin(done(there.user("ben")).orElseThrow())).orElseThrow();
            NewToken token =
                    done(there.addToken("grafana", Role.MEMBER, null, "ben")).orElseThrow();
            assertThat(done(here.identify(session.secret())).map(Identity::role))
                    .contains(Role.ADMIN);

            done(here.setRole("ben", Role.VIEWER));
            assertThat(done(there.identify(token.secret())).map(Identity::role)).contains(Role.VIEWER);
            done(here.logout(session.identity()));
            assertThat(done(there.identify(session.secret()))).isEmpty();
            done(here.endToken(token.token().id()));
            assertThat(done(there.identify(token.secret()))).isEmpty();
        }
    }

    private static AccessService access(Node node, Passwords passwords) {
        return new AccessService(
                new SqlAccessStore(node.database()),
                passwords,
                Duration.ofDays(30),
                node.time().source());
    }
}
