package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.aubade.access.AccessMode;
import org.aubade.access.AccessStore;
import org.aubade.access.AccountService;
import org.aubade.access.IdentityCache;
import org.aubade.access.InMemoryAccessStore;
import org.aubade.access.Passwords;
import org.aubade.access.Role;
import org.aubade.run.Cause;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ButtonUserTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Passwords passwords = new Passwords();
    private final InMemoryAccessStore store = new InMemoryAccessStore();
    private final AccountService accounts =
            new AccountService(store, passwords, new IdentityCache(store), new VirtualTime().source());

    private ButtonUser user(AccessMode mode, @Nullable String name) {
        return new ButtonUser(mode, accounts, Optional.ofNullable(name));
    }

    private void add(String name, Role role) {
        assertThat(done(accounts.addUser(name, "correct horse", role))).isPresent();
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void where_nobody_has_to_log_in_a_press_is_anonymous() {
        ButtonUser user = user(AccessMode.OPEN, "anna");
        assertThat(done(user.cause())).isEqualTo(Cause.Request.ANONYMOUS);
        assertThat(user(AccessMode.OPEN, null).isMissing()).isFalse();
    }

    @Test
    void a_member_runs_programs_by_button() {
        add("anna", Role.MEMBER);
        ButtonUser user = user(AccessMode.LOGIN, "Anna");
        assertThat(user.isMissing()).isFalse();
        assertThat(done(user.cause())).isEqualTo(new Cause.Request("anna (button)"));
    }

    @Test
    void a_press_is_refused_as_long_as_no_user_who_may_run_programs_is_named() {
        assertThat(user(AccessMode.LOGIN, null).isMissing()).isTrue();
        assertThatThrownBy(() -> done(user(AccessMode.LOGIN, null).cause()))
                .hasMessage(
                        "a login is required here, and aubade.mqtt.announce-user does not name the user whom buttons run"
                                + " programs for");
        ButtonUser berta = user(AccessMode.LOGIN, "berta");
        assertThatThrownBy(() -> done(berta.cause()))
                .hasMessage("aubade.mqtt.announce-user names the user 'berta', but there is no such user");
        add("berta", Role.VIEWER);
        assertThatThrownBy(() -> done(berta.cause()))
                .hasMessage(
                        "aubade.mqtt.announce-user names the user 'berta', who is a viewer and may not run programs");
        assertThat(done(accounts.change("berta", Role.ADMIN, null))).isEqualTo(AccessStore.Change.DONE);
        assertThat(done(berta.cause())).isEqualTo(new Cause.Request("berta (button)"));
    }
}
