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
    private volatile boolean told;
    private volatile boolean over;
    private volatile Runnable waiting = () -> {};
    private volatile @Nullable Future<?> soon;

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

    private void publish() {
        told = true;
        publish(command.publishings().iterator());
    }

    private void publish(Iterator<Publishing> rest) {
        if (rest.hasNext()) {
            Publishing next = rest.next();
            Telling telling = new Telling(
                    next.topic(),
                    next.encoding().encode(message.data()),
                    next.retain(),
                    !message.type().idempotent());
            publish(telling, home.time().now().plus(UNHEARD), () -> publish(rest));
        } else {
            published();
        }
    }

    private void publish(Telling telling, Instant untilHeard, Runnable then) {
        if (over) {
            return;
        }
        Duration left = Duration.between(home.time().now(), deadline);
        var _ = home.connection()
                .publish(telling, left)
                .thenAccept(receipt -> home.lane().execute(() -> {
                    switch (receipt) {
                        case Receipt.Accepted _ -> then.run();
                        case Receipt.Unheard _ -> unheard(telling, untilHeard, then);
                        case Receipt.Refused(String why) ->
                            refuse("the broker refused " + telling.topic() + ": " + why);
                    }
                }));
    }

    /** Whoever listens may be on the way back, as we were, and has not got it: it is published again for a moment. */
    private void unheard(Telling telling, Instant untilHeard, Runnable then) {
        if (home.time().now().isBefore(untilHeard)) {
            soon = home.time()
                    .timer()
                    .schedule(
                            () -> home.lane().execute(() -> publish(telling, untilHeard, then)),
                            AGAIN.toMillis(),
                            TimeUnit.MILLISECONDS);
        } else {
            refuse("nobody listens to " + telling.topic());
        }
    }

    private void refuse(String why) {
        sender.fail(new DeviceRefused(id, "was not told: " + why + ", through " + home.title()));
    }

    private void published() {
        switch (command.answer()) {
            case Answer.Published(Duration unopposed) when unopposed.isZero() -> sender.complete(null);
            case Answer.Published(Duration unopposed) -> completeAfter(unopposed);
            case Answer.Reported reported -> {
                if (isReachable() && reported.goal().isReached(device.state(), message.data())) {
                    sender.complete(null);
                }
            }
        }
    }

    /** What is known of a device that is away may be long over. */
    private boolean isReachable() {
        return device.availability() != Availability.OFFLINE;
    }

    private void completeAfter(Duration unopposed) {
        soon = home.time().timer().schedule(() -> sender.complete(null), unopposed.toMillis(), TimeUnit.MILLISECONDS);
        if (over) {
            end();
        }
    }

    /** Something has arrived that was not kept from before. */
    void arrived(String topic, String payload) {
        if (told
                && command.answer()
                        instanceof Answer.Reported(String where, Answer.Expectation expectation, Answer.Goal _)
                && where.equals(topic)
                && expectation.isMetBy(payload, message.data())) {
            sender.complete(null);
        }
    }

    /** What stands between says that something went wrong, which may be with this message. */
    void failed(String why) {
        if (told) {
            sender.fail(new DeviceFailed(id, why + ", through " + home.title()));
        }
    }
}
