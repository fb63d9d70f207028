package org.aubade.driver.mqtt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.aubade.device.LogText;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connection to one broker: made again, on a line of its own, whenever it breaks, until it is stopped. */
final class BrokerConnection {
    private static final Logger LOG = Logger.getLogger("aubade.mqtt");
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    /** A connection that has lasted as long is none of those that break as soon as they are made. */
    private static final Duration LASTING = Duration.ofSeconds(30);

    /** How fast what had to wait for the connection goes once it is there. */
    private static final Duration SPACING = Duration.ofMillis(50);

    private final BrokerAddress broker;
    private final TimeSource time;
    private final Lane lane;
    private final Listener listener;
    private final @Nullable Telling will;

    /** What waits for the connection, in order; this and the next fields belong to the lane. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private @Nullable Line line;
    private Duration retry = FIRST_RETRY;
    private boolean letting;
    private boolean stopped;

    private volatile boolean up;
    private volatile @Nullable String trouble = "is being connected";

    /** Who is told on the lane what happens. */
    interface Listener {
        void connected();

        void arrived(Line.Arrival arrival);

        void lost();
    }

    BrokerConnection(BrokerAddress broker, TimeSource time, Lane lane, Listener listener) {
        this(broker, time, lane, listener, null);
    }

    /** @param will what the broker publishes when the connection ends without a word; null for nothing */
    BrokerConnection(BrokerAddress broker, TimeSource time, Lane lane, Listener listener, @Nullable Telling will) {
        this.broker = broker;
        this.time = time;
        this.lane = lane;
        this.listener = listener;
        this.will = will;
    }

    BrokerAddress broker() {
        return broker;
    }

    /** Whether it is there now. */
    boolean isUp() {
        return up;
    }

    /** Why it is not there, in words that follow the name of the broker; empty if it is. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Begins to connect. */
    void start() {
        lane.execute(this::connect);
    }

    /** Ends it for good; completes when that is done. */
    CompletableFuture<?> stop() {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        boolean later = lane.offer(() -> {
            stopped = true;
            up = false;
            Line last = line;
            line = null;
            CompletableFuture<?> ended = last == null ? CompletableFuture.completedFuture(null) : last.end();
            var _ = ended.whenComplete((_, _) -> done.complete(null));
        });
        if (!later) {
            done.complete(null);
        }
        return done;
    }

    /** Has {@code action} called on the lane once the connection is there, in order; the handle takes that back. */
    Runnable whenUp(Runnable action) {
        lane.execute(() -> {
            waiting.add(action);
            if (!letting) {
                letOne();
            }
        });
        return () -> lane.execute(() -> waiting.remove(action));
    }

    /** What had to wait goes one after the other, so that it does not all arrive at once. */
    private void letOne() {
        letting = false;
        Runnable next = up ? waiting.poll() : null;
        if (next == null) {
            return;
        }
        try {
            next.run();
        } finally {
            if (!waiting.isEmpty()) {
                letting = true;
                later(SPACING, this::letOne);
            }
        }
    }

    /** On the lane; completes as {@link Line#publish}, and not at all where the connection is gone. */
    CompletableFuture<Receipt> publish(Telling telling, Duration expiry) {
        Line current = line;
        return current == null || !up ? new CompletableFuture<>() : current.publish(telling, expiry);
    }

    /** On the lane; {@code done} is called there with the filters that the broker refuses, and why, unless the connection is gone. */
    void subscribe(Collection<String> filters, Consumer<Map<String, String>> done) {
        Line current = line;
        if (current != null && up) {
            var _ = current.subscribe(filters)
                    .thenAccept(refused -> lane.execute(() -> {
                        if (current == line) {
                            done.accept(refused);
                        }
                    }));
        }
    }

    /** On the lane; without effect where the connection is gone. */
    void unsubscribe(Collection<String> filters) {
        Line current = line;
        if (current != null && up) {
            var _ = current.unsubscribe(filters);
        }
    }

    private void connect() {
        if (stopped) {
            return;
        }
        Line next = new Line(broker, BrokerConnection::onThread, will);
        line = next;
        var _ = next.connect(
                        lane,
                        arrival -> {
                            if (next == line) {
                                listener.arrived(arrival);
                            }
                        },
                        cause -> lane.execute(() -> over(next, cause)))
                .whenComplete((_, failure) -> lane.execute(() -> {
                    if (failure != null) {
                        over(next, failure);
                    } else {
                        connected(next);
                    }
                }));
    }

    private static void onThread(Runnable task) {
        var _ = Thread.ofPlatform().name("aubade-mqtt-io").daemon().start(task);
    }

    private void connected(Line made) {
        if (made != line) {
            var _ = made.end();
            return;
        }
        up = true;
        trouble = null;
        later(LASTING, () -> {
            if (made == line) {
                retry = FIRST_RETRY;
            }
        });
        LOG.infof("The %s is connected.", broker.title());
        listener.connected();
        letOne();
    }

    /** The line could not be made, or has ended: another one follows. */
    private void over(Line ended, Throwable cause) {
        if (ended != line || stopped) {
            return;
        }
        line = null;
        boolean wasUp = up;
        up = false;
        report(Outage.describe(cause, broker));
        if (wasUp) {
            listener.lost();
        }
        later(retry, this::connect);
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    /** The same trouble is told once. */
    private void report(String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            LOG.warnf("The %s %s. This is tried again and again.", broker.title(), LogText.oneLine(why));
        }
    }

    private void later(Duration delay, Runnable task) {
        var _ = time.timer().schedule(() -> lane.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
