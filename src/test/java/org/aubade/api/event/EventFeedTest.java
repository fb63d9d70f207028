package org.aubade.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.Optional;
import org.aubade.access.AccessService;
import org.aubade.access.AccountService;
import org.aubade.access.ForwardingAccessStore;
import org.aubade.access.Identity;
import org.aubade.access.IdentityCache;
import org.aubade.access.InMemoryAccessStore;
import org.aubade.access.NewToken;
import org.aubade.access.Passwords;
import org.aubade.access.Role;
import org.aubade.access.Secret;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final VirtualTime time = new VirtualTime();
    private final Passwords passwords = new Passwords();
    private final UnsteadyStore store = new UnsteadyStore();
    private final IdentityCache cache = new IdentityCache(store);
    private final AccountService accounts = new AccountService(store, passwords, cache, time.source());
    private final EventFeed feed = new EventFeed(
            new ObjectMapper(),
            new AccessService(store, passwords, cache, Duration.ofDays(30), time.source()),
            time.source());

    /** Is unavailable when told so. */
    private static final class UnsteadyStore extends ForwardingAccessStore {
        private boolean unavailable;

        UnsteadyStore() {
            super(new InMemoryAccessStore());
        }

        @Override
        public Uni<Optional<Identity>> identify(String hash) {
            return unavailable
                    ? Uni.createFrom().failure(new StoreUnavailable("the store is away", null))
                    : super.identify(hash);
        }

        /** So that it is asked each time. */
        @Override
        public boolean isShared() {
            return true;
        }
    }

    @AfterEach
    void close() {
        passwords.close();
    }

    private NewToken token() {
        return accounts.addToken("wall", Role.VIEWER, null, null)
                .await()
                .indefinitely()
                .orElseThrow();
    }

    private AssertSubscriber<OutboundSseEvent> follow(Optional<Secret> secret) {
        return feed.alive(Multi.createFrom().nothing(), Multi.createFrom().nothing(), secret)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(100));
    }

    @Test
    void a_stream_ends_with_the_token_of_its_follower() {
        NewToken token = token();
        AssertSubscriber<OutboundSseEvent> stream = follow(Optional.of(token.secret()));
        time.advance(HEARTBEAT.multipliedBy(2));
        stream.assertNotTerminated();
        assertThat(stream.getItems())
                .allMatch(event -> "still here".equals(event.getComment()))
                .hasSizeGreaterThan(1);

        assertThat(accounts.revokeToken(token.token().id()).await().indefinitely())
                .isTrue();
        time.advance(HEARTBEAT);
        stream.assertCompleted();
    }

    @Test
    void a_stream_outlives_a_store_that_is_unavailable() {
        AssertSubscriber<OutboundSseEvent> stream = follow(Optional.of(token().secret()));
        store.unavailable = true;
        time.advance(HEARTBEAT.multipliedBy(3));
        stream.assertNotTerminated();
    }

    @Test
    void a_stream_that_nobody_had_to_log_in_for_goes_on() {
        AssertSubscriber<OutboundSseEvent> stream = follow(Optional.empty());
        time.advance(HEARTBEAT.multipliedBy(100));
        stream.assertNotTerminated();
    }

    @Test
    void a_stream_ends_with_its_events() {
        feed.alive(Multi.createFrom().empty(), Multi.createFrom().nothing(), Optional.of(token().secret()))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(100))
                .assertCompleted();
    }
}
