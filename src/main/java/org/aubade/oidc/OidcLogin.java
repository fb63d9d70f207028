package org.aubade.oidc;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.aubade.oidc.OidcFailure.Kind;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/**
 * Has a provider authenticate people. No call blocks. Nothing is remembered between two calls, so that a provider that was away, or has
 * other keys, is no special case; every failure is an {@link OidcFailure}.
 */
public final class OidcLogin implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger("aubade.access");

    /** How many calls may be under way: anybody can begin a login, and each asks the provider. */
    private static final int MOST = 20;

    private final Provider provider;
    private final CodeFlow flow;
    private final ProviderHttp http;
    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public OidcLogin(Provider provider, ClaimMapping mapping, TimeSource time) {
        this.provider = provider;
        this.http = new ProviderHttp(provider.name());
        this.flow = new CodeFlow(provider, mapping, http, new IdTokens(provider, time));
    }

    /** What people call the provider. */
    public String name() {
        return provider.name();
    }

    /** Where to send a browser for {@code attempt}, which is sent back to {@code asked}, unless the configuration says where to. */
    @CheckReturnValue
    public Uni<URI> begin(LoginAttempt attempt, String asked) {
        return blocking(() -> flow.begin(attempt, asked));
    }

    /**
     * Who has come back with {@code response}.
     *
     * @param attempt what the browser has begun; empty if nothing
     * @param asked as it was when the attempt began
     */
    @CheckReturnValue
    public Uni<Person> finish(Optional<LoginAttempt> attempt, AuthorizationResponse response, String asked) {
        return blocking(() -> flow.finish(attempt, response, asked));
    }

    private <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(() -> limited(work)).runSubscriptionOn(threads);
    }

    private <T> T limited(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new OidcFailure(Kind.BUSY, "too many people log in with " + name() + "; try again in a few seconds");
        }
        try {
            return work.get();
        } catch (OidcFailure e) {
            if (e.kind() == Kind.PROVIDER) {
                LOG.warnf("A login failed: %s.", e.getMessage());
            }
            throw e;
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }
}
