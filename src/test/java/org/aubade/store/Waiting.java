package org.aubade.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;

/** Waits for Unis that the store completes on its own threads. */
public final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Waiting() {}

    /** The item of {@code action}. */
    @CanIgnoreReturnValue
    public static <T> T done(Uni<T> action) {
        return action.await().atMost(LIMIT);
    }

    /** The failure of {@code action}. */
    public static Throwable failure(Uni<?> action) {
        return begun(action).awaitFailure(LIMIT).getFailure();
    }

    /** Subscribes to {@code action} without waiting for it. */
    public static <T> UniAssertSubscriber<T> begun(Uni<T> action) {
        return action.subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
