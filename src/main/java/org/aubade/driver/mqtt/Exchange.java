package org.aubade.driver.mqtt;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aubade.device.Availability;
import org.aubade.device.DeviceFailed;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceRefused;
import org.aubade.device.Message;
import org.jspecify.annotations.Nullable;

/** One message to one device, from the moment when it may be told until it is answered or given up. */
final class Exchange {
    /** How long, and how often, something is published to which nobody listens. */
    private static final Duration UNHEARD = Duration.ofSeconds(3);

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final MqttDevice device;
    private final DeviceId id;
    private final Message message;
    private final Command command;
    private final BrokerHome home;
    private final UniEmitter<? super Void> sender;
    private final Instant deadline;
    private volatile boolean over;
    private volatile Runnable waiting = () -> {};
    private volatile @Nullable Future<?> soon;

    /** How far it has come; belongs to the lane. A new attempt is a new one, so that nothing of an earlier one counts. */
    private Attempt attempt = new Attempt();

    Exchange(MqttDevice device, Message message, Command command, Duration within, UniEmitter<? super Void> sender) {
        this.device = device;
        this.id = device.id();
        this.message = message;
        this.command = command;
        this.home = device.home();
        this.sender = sender;
        this.deadline = home.time().now().plus(within);
    }

    /** Publishes when the connection is there. */
    void begin() {
        waiting = home.connection().whenUp(this::publish);
        if (over) {
            waiting.run();
        }
    }

    /** Nobody waits any more: what is not published by now never is. */
    void end() {
        over = true;
        waiting.run();
        Future<?> current = soon;
        if (current != null) {
            current.cancel(false);
        }
    }

    /** From the beginning, once what stands between has come to itself. */
    private void publish() {
        Attempt begun = new Attempt();
        attempt = begun;
        Duration settling = device.settling();
        if (settling.isPositive()) {
            later(settling, begun, this::publish);
        } else {
            publish(command.publishings().iterator(), begun);
        }
    }

    private void publish(Iterator<Publishing> rest, Attempt current) {
        if (!rest.hasNext()) {
            received(current);
            return;
        }
        try {
            Publishing next = rest.next();
            Telling telling = new Telling(
                    next.topic(),
                    next.encoding().encode(message.data()),
                    next.retain(),
                    !message.type().idempotent());
            Instant untilHeard = home.time().now().plus(UNHEARD);
            publish(new Step(telling, !rest.hasNext(), untilHeard, () -> publish(rest, current)), current);
        } catch (RuntimeException bad) {
            refuse(String.valueOf(bad.getMessage()));
        }
    }

    /** One thing to be published, and what comes after it. */
    private record Step(Telling telling, boolean last, Instant untilHeard, Runnable then) {}

    private void publish(Step step, Attempt current) {
        if (over) {
            return;
        }
        current.told = true;
        current.complete = step.last();
        Duration left = Duration.between(home.time().now(), deadline);
        var _ = home.connection()
                .publish(step.telling(), left)
                .thenAccept(receipt -> home.lane().execute(() -> {
                    if (current == attempt) {
                        heard(receipt, step, current);
                    }
                }));
    }

    private void heard(Receipt receipt, Step step, Attempt current) {
        switch (receipt) {
            case Receipt.Accepted _ -> step.then().run();
            case Receipt.Unheard _ -> unheard(step, current);
            case Receipt.Refused(String why) ->
                refuse("the broker refused " + step.telling().topic() + ": " + why);
        }
    }

    /**
     * Whoever listens may be on the way back, as we were, and has not got it: it is published again for a moment. What the
     * device says meanwhile is no answer.
     */
    private void unheard(Step step, Attempt current) {
        current.unheard();
        if (home.time().now().isBefore(step.untilHeard())) {
            Duration settling = device.settling();
            later(settling.compareTo(AGAIN) > 0 ? settling : AGAIN, current, () -> publish(step, current));
        } else {
            refuse("nobody listens to " + step.telling().topic());
        }
    }

    /** Does {@code task} on the lane unless there is another attempt by then, or nobody waits. */
    private void later(Duration delay, Attempt current, Runnable task) {
        Runnable unlessOver = () -> {
            if (current == attempt && !over) {
                task.run();
            }
        };
        soon = home.time()
                .timer()
                .schedule(() -> home.lane().execute(unlessOver), delay.toMillis(), TimeUnit.MILLISECONDS);
        if (over) {
            end();
        }
    }

    private void refuse(String why) {
        sender.fail(new DeviceRefused(id, "was not told: " + why + ", through " + home.title()));
    }

    private void received(Attempt current) {
        current.received = true;
        switch (command.answer()) {
            case Answer.Published(Duration unopposed) when unopposed.isZero() -> published();
            case Answer.Published(Duration unopposed) -> later(unopposed, current, this::published);
            case Answer.Reported reported -> {
                if (current.answered || (isReachable() && reported.goal().isReached(device.state(), message.data()))) {
                    sender.complete(null);
                }
            }
        }
    }

    /** Nothing is said against it; but what is told only once, to a device that is known to be away, is likely lost. */
    private void published() {
        if (isReachable() || message.type().idempotent()) {
            sender.complete(null);
        } else {
            fail("was told while it was offline, and nobody knows whether it was done");
        }
    }

    /** What is known of a device that is away may be long over. */
    private boolean isReachable() {
        return device.availability() != Availability.OFFLINE;
    }

    /** Something has arrived that was not kept from before. */
    void arrived(String topic, String payload) {
        Attempt current = attempt;
        if (current.complete
                && command.answer()
                        instanceof Answer.Reported(String where, Answer.Expectation expectation, Answer.Goal _)
                && where.equals(topic)
                && expectation.isMetBy(payload, message.data())) {
            current.answered = true;
            if (current.received) {
                sender.complete(null);
            }
        }
    }

    /** The connection broke: what stands between was cut off as well, perhaps, and has not gone by itself. */
    void cut() {
        attempt.cut = true;
    }

    /**
     * What stands between has come back: it may have missed what it was told, and tells now what was so before. It is told
     * again what may be doubled; of anything else nobody knows, unless it was only cut off as we were.
     */
    void returned() {
        if (attempt.told && message.type().idempotent()) {
            publish();
        } else if (attempt.told && !attempt.cut) {
            fail("was told while what stands between was away, and nobody knows whether it was done");
        }
    }

    /** What stands between says that something went wrong, which may be with this message. */
    void failed(String why) {
        if (attempt.told) {
            fail(why);
        }
    }

    private void fail(String why) {
        sender.fail(new DeviceFailed(id, why + ", through " + home.title()));
    }
}
