package org.aubade.driver.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.aubade.device.Message;
import org.aubade.driver.mqtt.client.Publication;
import org.aubade.driver.mqtt.client.PublishResult;
import org.aubade.driver.mqtt.inventory.PublicationSpec;

/**
 * One attempt to publish what a message needs, one publication after the other. An exchange replaces it by a new attempt where
 * it has to start again, so that nothing that belongs to an earlier attempt counts. Confined to the broker's executor.
 */
final class Attempt {
    /** How long, and how often, something is published to a topic that no client subscribes to. */
    private static final Duration NO_SUBSCRIBERS_LIMIT = Duration.ofSeconds(3);

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    private final Exchange exchange;
    private final Message message;
    private final BrokerHome home;
    private boolean started;
    private boolean complete;
    private boolean answered;
    private boolean acknowledged;
    private boolean connectionLost;

    Attempt(Exchange exchange, Message message, BrokerHome home) {
        this.exchange = exchange;
        this.message = message;
        this.home = home;
    }

    /** Whether something was published, so that a reported failure may be about it. */
    boolean isStarted() {
        return started;
    }

    /** Whether the last publication was sent, so that a report of the device may be the answer. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the device has reported the answer, perhaps before the broker acknowledged the publication. */
    boolean isAnswered() {
        return answered;
    }

    void setAnswered() {
        answered = true;
    }

    /** Whether the broker has acknowledged every publication. */
    boolean isAcknowledged() {
        return acknowledged;
    }

    /** Whether the connection to the broker broke since. */
    boolean isConnectionLost() {
        return connectionLost;
    }

    void setConnectionLost() {
        connectionLost = true;
    }

    /** Publishes the first of {@code publications} and, as each is acknowledged, the next. */
    void publish(Iterator<PublicationSpec> publications) {
        if (!publications.hasNext()) {
            acknowledged = true;
            exchange.acknowledged(this);
            return;
        }
        try {
            PublicationSpec next = publications.next();
            Publication publication = new Publication(
                    next.topic(),
                    next.encoding().encode(message.data()),
                    next.retain(),
                    !message.type().idempotent());
            Instant limit = home.time().now().plus(NO_SUBSCRIBERS_LIMIT);
            publish(new Step(publication, !publications.hasNext(), limit, () -> publish(publications)));
        } catch (RuntimeException bad) {
            exchange.refuse(String.valueOf(bad.getMessage()));
        }
    }

    /** One publication, and what comes after it. */
    private record Step(Publication publication, boolean last, Instant limit, Runnable then) {}

    private void publish(Step step) {
        if (exchange.isOver()) {
            return;
        }
        started = true;
        complete = step.last();
        var _ = home.connection()
                .publish(step.publication(), exchange.timeLeft())
                .thenAccept(result -> home.executor().execute(() -> {
                    if (exchange.isCurrent(this)) {
                        published(result, step);
                    }
                }));
    }

    private void published(PublishResult result, Step step) {
        switch (result) {
            case PublishResult.Accepted _ -> step.then().run();
            case PublishResult.NoSubscribers _ -> retry(step);
            case PublishResult.Refused(String why) ->
                exchange.refuse("the broker refused " + step.publication().topic() + ": " + why);
        }
    }

    /**
     * Publishes again for a while, since the subscriber may be reconnecting as Aubade did. It has not got the message, so that
     * nothing it reports meanwhile is the answer.
     */
    private void retry(Step step) {
        started = false;
        complete = false;
        answered = false;
        if (home.time().now().isBefore(step.limit())) {
            Duration settling = exchange.device().settling();
            exchange.later(settling.compareTo(RETRY_DELAY) > 0 ? settling : RETRY_DELAY, this, () -> publish(step));
        } else {
            exchange.refuse("nobody listens to " + step.publication().topic());
        }
    }
}
