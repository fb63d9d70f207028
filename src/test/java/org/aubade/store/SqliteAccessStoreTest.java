package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.aubade.access.AccessStore;
import org.aubade.access.Identity;
import org.aubade.access.LoginSession;
import org.aubade.access.NewToken;
import org.aubade.access.Passwords;
import org.aubade.access.Role;
import org.aubade.access.audit.AuditStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccessStoreTest extends AccessStoreContract {
    @TempDir
    private Path directory;

    private Node node;

    @BeforeEach
    void open() {
        node = new SqliteDatabase(directory).node("test");
    }

    @AfterEach
    void close() {
        node.close();
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
    void a_session_survives_a_restart_and_the_file_shows_neither_password_nor_secret() throws IOException {
        Passwords passwords = new Passwords();
        NodeAccess before = NodeAccess.over(store(), passwords, node.time().source());
        done(before.accounts().addUser("anna", "correct horse", Role.ADMIN));
        LoginSession session = done(before.sessions()
                        .begin(done(before.accounts().user("anna")).orElseThrow()))
                .orElseThrow();
        NewToken token = done(before.accounts().addToken("grafana", Role.VIEWER, null, "anna"))
                .orElseThrow();

        node.close();
        open();

        NodeAccess after = NodeAccess.over(store(), passwords, node.time().source());
        assertThat(done(after.sessions().identify(session.secret())).map(Identity::user))
                .contains("anna");
        assertThat(done(after.sessions().identify(token.secret())).map(Identity::role))
                .contains(Role.VIEWER);
        passwords.close();
        node.close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(
                                    "correct horse",
                                    session.secret().text(),
                                    token.secret().text()));
        }
        open();
    }

    @Test
    void a_session_whose_user_is_not_in_the_database_belongs_to_nobody() {
        try (Passwords passwords = new Passwords()) {
            NodeAccess access = NodeAccess.over(store(), passwords, node.time().source());
            done(access.accounts().addUser("anna", "correct horse", Role.ADMIN));
            LoginSession session = done(access.sessions()
                            .begin(done(access.accounts().user("anna")).orElseThrow()))
                    .orElseThrow();
            int deleted = node.database().write(handle -> handle.execute("DELETE FROM users"));
            assertThat(deleted).isEqualTo(1);
            assertThat(done(access.sessions().identify(session.secret()))).isEmpty();
        }
    }
}
