package org.aubade.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;

/** Waits for what the store answers on its own threads. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Waiting() {}

    /** What came of it. */
    @CanIgnoreReturnValue
    static <T> T done(Uni<T> action) {
        return action.await().atMost(LIMIT);
    }

    /** How it failed. */
    static Throwable failure(Uni<?> action) {
        return begun(action).awaitFailure(LIMIT).getFailure();
    }

    /** It is under way. */
    static <T> UniAssertSubscriber<T> begun(Uni<T> action) {
        return action.subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
