package org.aubade.device;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;

/** How a {@link FakeDevice} answers. */
public sealed interface Answer {
    /** Success, at once. */
    static Answer now() {
        return new Success(Duration.ZERO);
    }

    /** Success after {@code delay}. */
    static Answer after(Duration delay) {
        return new Success(delay);
    }

    /** Failure, at once. */
    static Answer failing(Throwable failure) {
        return new Failure(Duration.ZERO, failure);
    }

    /** Failure after {@code delay}. */
    static Answer failingAfter(Duration delay, Throwable failure) {
        return new Failure(delay, failure);
    }

    /** No answer at all. */
    static Answer never() {
        return new Never();
    }

    /** How long it takes; what never comes takes zero. */
    default Duration delay() {
        return Duration.ZERO;
    }

    /** Gives it to {@code emitter}. */
    default void give(UniEmitter<? super Void> emitter) {
        switch (this) {
            case Success _ -> emitter.complete(null);
            case Failure failure -> emitter.fail(failure.failure());
            case Never _ -> {}
        }
    }

    record Success(Duration delay) implements Answer {}

    record Failure(Duration delay, Throwable failure) implements Answer {}

    record Never() implements Answer {}
}
