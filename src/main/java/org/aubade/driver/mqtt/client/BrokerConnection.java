package org.aubade.driver.mqtt.client;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.aubade.driver.mqtt.broker.BrokerAddress;
import org.aubade.text.LogText;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a broker connected: whenever the connection breaks, a new one is made, until it is stopped. What the methods below
 * call "on the executor" runs on the broker's {@link SerialExecutor}, as do the fields that are not volatile.
 */
public final class BrokerConnection {
    private static final Logger LOG = Logger.getLogger("aubade.mqtt");
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    /** A connection that lasts as long resets the retry delay; one that breaks at once does not. */
    private static final Duration STABLE = Duration.ofSeconds(30);

    private final BrokerAddress broker;
    private final TimeSource time;
    private final SerialExecutor executor;
    private final Listener listener;
    private final @Nullable Publication will;
    private final SpacedActions waiting;
    private @Nullable SingleConnection connection;

    /** Subscriptions of the connection that the broker has not answered. */
    private int unanswered;

    private Duration retry = FIRST_RETRY;
    private boolean stopped;
    private volatile boolean up;
    private volatile @Nullable String problem = "is being connected";

    /** Called on the executor. */
    public interface Listener {
        void connected();

        void received(ReceivedMessage message);

        void lost();
    }

    public BrokerConnection(BrokerAddress broker, TimeSource time, SerialExecutor executor, Listener listener) {
        this(broker, time, executor, listener, null);
    }

    /** @param will what the broker publishes when the connection ends without a DISCONNECT packet; null for nothing */
    BrokerConnection(
            BrokerAddress broker,
            TimeSource time,
            SerialExecutor executor,
            Listener listener,
            @Nullable Publication will) {
        this.broker = broker;
        this.time = time;
        this.executor = executor;
        this.listener = listener;
        this.will = will;
        this.waiting = new SpacedActions(() -> up && unanswered == 0, executor, time);
    }

    public BrokerAddress broker() {
        return broker;
    }

    /** Whether the broker is connected now. */
    public boolean isUp() {
        return up;
    }

    /** Why the broker is not connected, in words that follow its name; empty if it is connected. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Begins to connect. */
    public void start() {
        executor.execute(this::connect);
    }

    /** Ends the connection and makes no other; completes when that is done. */
    public CompletableFuture<?> stop() {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        boolean accepted = executor.tryExecute(() -> {
            stopped = true;
            up = false;
            SingleConnection last = connection;
            connection = null;
            CompletableFuture<?> ended = last == null ? CompletableFuture.completedFuture(null) : last.end();
            var _ = ended.whenComplete((_, _) -> done.complete(null));
        });
        if (!accepted) {
            done.complete(null);
        }
        return done;
    }

    /**
     * Runs {@code action} on the executor once the broker is connected, in order; the returned Runnable cancels it. It also waits for pending
     * SUBACKs: a device may answer before the broker has registered the subscription, and that answer would be lost.
     */
    public Runnable whenUp(Runnable action) {
        executor.execute(() -> waiting.add(action));
        return () -> executor.execute(() -> waiting.remove(action));
    }

    /** On the executor. Completes as {@link SingleConnection#publish} does, and never if the broker is not connected. */
    public CompletableFuture<PublishResult> publish(Publication publication, Duration expiry) {
        SingleConnection current = connection;
        return current == null || !up ? new CompletableFuture<>() : current.publish(publication, expiry);
    }

    /** On the executor. Calls {@code done} there with the filters that the broker refuses, and why; never if the connection breaks. */
    public void subscribe(Collection<String> filters, Consumer<Map<String, String>> done) {
        SingleConnection current = connection;
        if (current != null && up) {
            unanswered++;
            var _ = current.subscribe(filters)
                    .whenComplete((refused, failure) -> executor.execute(() -> {
                        if (current == connection) {
                            subscribed(failure == null ? () -> done.accept(refused) : () -> {});
                        }
                    }));
        }
    }

    private void subscribed(Runnable tell) {
        unanswered--;
        try {
            tell.run();
        } finally {
            waiting.proceed();
        }
    }

    /** On the executor. Has no effect if the broker is not connected. */
    public void unsubscribe(Collection<String> filters) {
        SingleConnection current = connection;
        if (current != null && up) {
            var _ = current.unsubscribe(filters);
        }
    }

    private void connect() {
        if (stopped) {
            return;
        }
        SingleConnection next = new SingleConnection(broker, will);
        connection = next;
        var _ = next.connect(
                        executor,
                        message -> {
                            if (next == connection) {
                                listener.received(message);
                            }
                        },
                        cause -> executor.execute(() -> ended(next, cause)))
                .whenComplete((_, failure) -> executor.execute(() -> {
                    if (failure != null) {
                        ended(next, failure);
                    } else {
                        connected(next);
                    }
                }));
    }

    private void connected(SingleConnection made) {
        // It was stopped, or has ended, before this task ran.
        if (made != connection) {
            var _ = made.end();
            return;
        }
        up = true;
        unanswered = 0;
        problem = null;
        later(STABLE, () -> {
            if (made == connection) {
                retry = FIRST_RETRY;
            }
        });
        LOG.infof("The %s is connected.", broker.title());
        listener.connected();
        waiting.proceed();
    }

    /** A connection has ended or could not be made; it is reported more than once, and only the first time counts. */
    private void ended(SingleConnection last, Throwable cause) {
        if (last != connection || stopped) {
            return;
        }
        connection = null;
        boolean wasUp = up;
        up = false;
        warnOnce(ConnectionFailure.describe(cause, broker));
        if (wasUp) {
            listener.lost();
        }
        later(retry, this::connect);
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    /** Logs a problem only when it differs from the one before, since it would come with each retry. */
    private void warnOnce(String why) {
        if (!why.equals(problem)) {
            problem = why;
            LOG.warnf("The %s %s. This is tried again and again.", broker.title(), LogText.oneLine(why));
        }
    }

    private void later(Duration delay, Runnable task) {
        var _ = time.timer().schedule(() -> executor.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
