package org.aubade.driver.mqtt;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aubade.device.Availability;
import org.aubade.device.DeviceFailed;
import org.aubade.device.DeviceRefused;
import org.aubade.device.Message;
import org.aubade.driver.mqtt.inventory.Answer;
import org.aubade.driver.mqtt.inventory.Command;
import org.jspecify.annotations.Nullable;

/** One message to one device and the wait for its answer. Confined to the broker's executor, except for begin and end. */
final class Exchange {
    private final MqttDevice device;
    private final Message message;
    private final Command command;
    private final BrokerHome home;
    private final UniEmitter<? super Void> sender;
    private final Instant deadline;
    private volatile boolean over;
    private volatile Runnable stopWaiting = () -> {};
    private volatile @Nullable Future<?> scheduled;
    private Attempt attempt;

    Exchange(MqttDevice device, Message message, Command command, Duration within, UniEmitter<? super Void> sender) {
        this.device = device;
        this.message = message;
        this.command = command;
        this.home = device.home();
        this.sender = sender;
        this.deadline = home.time().now().plus(within);
        this.attempt = new Attempt(this, message, home);
    }

    /** Publishes as soon as the broker is connected. */
    void begin() {
        stopWaiting = home.connection().whenUp(this::start);
        // The sender may have cancelled before the handle was there.
        if (over) {
            stopWaiting.run();
        }
    }

    /** The sender has its answer or waits no longer: what was not published yet never is. */
    void end() {
        over = true;
        stopWaiting.run();
        Future<?> current = scheduled;
        if (current != null) {
            current.cancel(false);
        }
    }

    MqttDevice device() {
        return device;
    }

    boolean isOver() {
        return over;
    }

    boolean isCurrent(Attempt candidate) {
        return candidate == attempt;
    }

    Duration timeLeft() {
        return Duration.between(home.time().now(), deadline);
    }

    /** Starts from the first publication, as soon as the bridge has settled. */
    private void start() {
        Attempt next = new Attempt(this, message, home);
        attempt = next;
        Duration settling = device.settling();
        if (settling.isPositive()) {
            later(settling, next, this::start);
        } else {
            next.publish(command.publications().iterator());
        }
    }

    /** Runs {@code task} on the executor after {@code delay}, unless another attempt has begun or the exchange is over by then. */
    void later(Duration delay, Attempt current, Runnable task) {
        Runnable unlessOver = () -> {
            if (isCurrent(current) && !over) {
                task.run();
            }
        };
        scheduled = home.time()
                .timer()
                .schedule(() -> home.executor().execute(unlessOver), delay.toMillis(), TimeUnit.MILLISECONDS);
        // The exchange may have ended before it knew of the task.
        if (over) {
            end();
        }
    }

    /** The broker has acknowledged all publications. */
    void acknowledged(Attempt current) {
        switch (command.answer()) {
            case Answer.Published(Duration unopposed) when unopposed.isZero() -> succeedUnreported();
            case Answer.Published(Duration unopposed) -> later(unopposed, current, this::succeedUnreported);
            case Answer.Reported reported -> {
                if (current.isAnswered()
                        || (isReachable() && reported.goal().isReached(device.state(), message.data()))) {
                    sender.complete(null);
                }
            }
        }
    }

    /**
     * Succeeds without a report of the device, unless the device is offline and the message was sent only once: then it is
     * likely lost.
     */
    private void succeedUnreported() {
        if (isReachable() || message.type().idempotent()) {
            sender.complete(null);
        } else {
            fail("was told while it was offline, and nobody knows whether it was done");
        }
    }

    /** The state of a device that is offline may be out of date. */
    private boolean isReachable() {
        return device.availability() != Availability.OFFLINE;
    }

    /** A message has arrived that the broker had not kept from before. */
    void received(String topic, String payload) {
        Attempt current = attempt;
        if (current.isComplete()
                && command.answer()
                        instanceof Answer.Reported(String where, Answer.Expectation expectation, Answer.Goal _)
                && where.equals(topic)
                && expectation.isMetBy(payload, message.data())) {
            current.setAnswered();
            if (current.isAcknowledged()) {
                sender.complete(null);
            }
        }
    }

    /** The connection to the broker broke: the bridge may have lost its connection at the same moment, and not have restarted. */
    void connectionLost() {
        attempt.setConnectionLost();
    }

    /**
     * The bridge is online again and may have missed the message. An idempotent message is sent again. Nobody knows what became
     * of any other, unless the bridge was only disconnected when Aubade was.
     */
    void bridgeReturned() {
        if (attempt.isStarted() && message.type().idempotent()) {
            start();
        } else if (attempt.isStarted() && !attempt.isConnectionLost()) {
            fail("was told while what stands between was away, and nobody knows whether it was done");
        }
    }

    /** The bridge reports a failure of the device, which may be about this message. */
    void failed(String why) {
        if (attempt.isStarted()) {
            fail(why);
        }
    }

    void refuse(String why) {
        sender.fail(new DeviceRefused(device.id(), "was not told: " + why + ", through " + home.title()));
    }

    private void fail(String why) {
        sender.fail(new DeviceFailed(device.id(), why + ", through " + home.title()));
    }
}
