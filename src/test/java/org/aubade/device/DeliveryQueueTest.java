package org.aubade.device;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CLEAN;
import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.OPEN;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.aubade.device.delivery.DeliveryQueue;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {
    private static final Duration TIMEOUT = ofSeconds(10);

    private final VirtualTime time = new VirtualTime();
    private final FakeDevice toilet = FakeDevice.toilet("toilet", time.source()).answering(Answer.after(ofMillis(500)));
    private final AtomicInteger deliveries = new AtomicInteger();
    private final DeliveryQueue queue = new DeliveryQueue(3, time, (_, _) -> deliveries.incrementAndGet());

    private Uni<Void> deliver(MessageType type) {
        return new DeviceCommand(queue, toilet, Message.of(type), TIMEOUT, null);
    }

    private UniAssertSubscriber<Void> send(MessageType type) {
        return deliver(type).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void messages_are_delivered_one_at_a_time_and_in_order() {
        queue.open();
        UniAssertSubscriber<Void> open = send(OPEN);
        UniAssertSubscriber<Void> flush = send(FLUSH);
        UniAssertSubscriber<Void> close = send(CLOSE);

        time.advance(ofMillis(500));
        open.assertCompleted();
        flush.assertNotTerminated();
        time.advance(ofSeconds(1));
        flush.assertCompleted();
        close.assertCompleted();

        assertThat(toilet.told())
                .containsExactly(
                        new FakeDevice.Told(Message.of(OPEN), ZERO),
                        new FakeDevice.Told(Message.of(FLUSH), ofMillis(500)),
                        new FakeDevice.Told(Message.of(CLOSE), ofSeconds(1)));
        assertThat(toilet.mostInFlight()).isEqualTo(1);
        assertThat(deliveries).hasValue(3);
        time.advance(TIMEOUT);
        assertThat(time.pending()).as("timers left behind").isZero();
    }

    @Test
    void nothing_is_sent_before_the_subscription_and_each_subscription_sends_once() {
        queue.open();
        Uni<Void> flush = deliver(FLUSH);
        assertThat(toilet.told()).isEmpty();
        flush.subscribe().with(_ -> {});
        flush.subscribe().with(_ -> {});
        time.runAll();
        assertThat(toilet.toldTypes()).containsExactly(FLUSH, FLUSH);
    }

    @Test
    void messages_wait_until_it_is_opened() {
        UniAssertSubscriber<Void> flush = send(FLUSH);
        time.advance(ofSeconds(60));
        flush.assertNotTerminated();
        assertThat(toilet.told()).isEmpty();

        queue.open();
        time.advance(ofMillis(500));
        flush.assertCompleted();
    }

    @Test
    void one_message_more_than_the_limit_is_refused() {
        queue.open();
        send(OPEN).assertNotTerminated();
        IntStream.range(0, 3).forEach(_ -> send(FLUSH).assertNotTerminated());
        send(CLEAN).assertFailedWith(DeviceBusy.class, "device 'toilet' is busy: 3 messages wait for it already");

        time.advance(ofMillis(500));
        send(CLOSE).assertNotTerminated();
        time.runAll();
        assertThat(toilet.toldTypes()).containsExactly(OPEN, FLUSH, FLUSH, FLUSH, CLOSE);
    }

    @Test
    void the_timeout_counts_from_when_the_device_is_told_and_frees_it_for_the_next_message() {
        queue.open();
        toilet.answeringNext(Answer.never());
        UniAssertSubscriber<Void> lost = send(OPEN);
        UniAssertSubscriber<Void> next = new DeviceCommand(queue, toilet, Message.of(FLUSH), ofSeconds(1), null)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        time.advance(ofSeconds(10).minusMillis(1));
        lost.assertNotTerminated();
        time.advance(ofMillis(1));
        lost.assertFailedWith(DeviceTimeout.class, "device 'toilet' did not answer OPEN within 10000 ms");
        next.assertNotTerminated();
        time.advance(ofMillis(500));
        next.assertCompleted();
        assertThat(toilet.cancelled()).containsExactly(Message.of(OPEN));
        assertThat(toilet.mostInFlight()).isEqualTo(1);
        time.advance(TIMEOUT);
        assertThat(time.pending()).as("timers left behind").isZero();
    }

    @Test
    void an_endless_timeout_is_no_trouble() {
        queue.open();
        UniAssertSubscriber<Void> flush = new DeviceCommand(
                        queue, toilet, Message.of(FLUSH), ofSeconds(Long.MAX_VALUE), null)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        time.advance(ofMillis(500));
        flush.assertCompleted();
    }

    @Test
    void a_message_cancelled_while_it_waits_is_never_sent_and_the_others_keep_their_order() {
        queue.open();
        send(OPEN).assertNotTerminated();
        UniAssertSubscriber<Void> flush = send(FLUSH);
        UniAssertSubscriber<Void> clean = send(CLEAN);
        UniAssertSubscriber<Void> close = send(CLOSE);
        flush.cancel();
        send(OPEN).assertNotTerminated();

        time.runAll();
        clean.assertCompleted();
        close.assertCompleted();
        assertThat(toilet.toldTypes()).containsExactly(OPEN, CLEAN, CLOSE, OPEN);
    }

    @Test
    void a_message_cancelled_in_flight_is_abandoned_and_frees_the_device() {
        queue.open();
        UniAssertSubscriber<Void> open = send(OPEN);
        UniAssertSubscriber<Void> flush = send(FLUSH);
        time.advance(ofMillis(200));
        open.cancel();

        assertThat(toilet.cancelled()).containsExactly(Message.of(OPEN));
        assertThat(toilet.toldTypes()).containsExactly(OPEN, FLUSH);
        time.advance(ofMillis(500));
        flush.assertCompleted();
        open.assertNotTerminated();
        time.advance(TIMEOUT);
        assertThat(time.pending()).as("timers left behind").isZero();
    }

    @Test
    void a_sender_that_cancels_as_it_subscribes_sends_nothing() {
        queue.open();
        deliver(FLUSH).subscribe().withSubscriber(new CancelsAtOnce());
        time.runAll();
        assertThat(toilet.told()).isEmpty();

        UniAssertSubscriber<Void> open = send(OPEN);
        time.advance(ofMillis(500));
        open.assertCompleted();
    }

    @Test
    void a_failing_device_fails_its_sender_and_goes_on_with_the_next_message() {
        queue.open();
        toilet.answeringNext(Answer.failing(new DeviceRefused(toilet.id(), "is clogged")));
        send(FLUSH).assertFailedWith(DeviceRefused.class, "device 'toilet' is clogged");
        UniAssertSubscriber<Void> open = send(OPEN);
        time.advance(ofMillis(500));
        open.assertCompleted();
    }

    @Test
    void a_device_that_throws_or_returns_null_only_fails_its_sender() {
        DeliveryQueue broken = new DeliveryQueue(3, time, (_, _) -> deliveries.incrementAndGet());
        broken.open();
        new DeviceCommand(broken, new BrokenDevice(toilet), Message.of(FLUSH), TIMEOUT, null)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(IllegalStateException.class, "no water");
        new DeviceCommand(broken, new BrokenDevice(toilet), Message.of(OPEN), TIMEOUT, null)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(NullPointerException.class, "must not return null");
        new DeviceCommand(broken, new BrokenDevice(toilet), Message.of(FLUSH), TIMEOUT, null)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(IllegalStateException.class, "no water");
    }

    @Test
    void a_timer_that_was_stopped_fails_the_message_and_not_the_mailbox() {
        toilet.answering(Answer.never());
        queue.open();
        time.shutdown();
        send(FLUSH).assertFailedWith(RejectedExecutionException.class, "shut down");
        send(OPEN).assertFailedWith(RejectedExecutionException.class, "shut down");
        assertThat(toilet.cancelled()).containsExactly(Message.of(FLUSH), Message.of(OPEN));
    }

    @Test
    void a_sender_is_told_before_the_next_message_is_sent() {
        queue.open();
        List<String> order = new ArrayList<>();
        toilet.answeringNext(Answer.after(ofMillis(500)), Answer.now(), Answer.now());
        deliver(OPEN).subscribe().with(_ -> order.add("OPEN, " + toilet.told().size()));
        deliver(FLUSH).subscribe().with(_ -> order.add("FLUSH, " + toilet.told().size()));
        deliver(CLOSE).subscribe().with(_ -> order.add("CLOSE, " + toilet.told().size()));
        time.runAll();
        assertThat(order).containsExactly("OPEN, 1", "FLUSH, 2", "CLOSE, 3");
    }

    @Test
    void refusing_fails_what_waits_and_what_comes_until_it_admits_again() {
        queue.open();
        DeviceRefused reason = new DeviceRefused(toilet.id(), "is not connected");
        UniAssertSubscriber<Void> inFlight = send(OPEN);
        UniAssertSubscriber<Void> waiting = send(FLUSH);

        queue.refuse(reason);
        waiting.assertFailedWith(DeviceRefused.class, "is not connected");
        send(CLEAN).assertFailedWith(DeviceRefused.class, "is not connected");
        time.advance(ofMillis(500));
        inFlight.assertCompleted();

        queue.admit();
        UniAssertSubscriber<Void> close = send(CLOSE);
        assertThat(toilet.toldTypes()).as("it waits to be opened").containsExactly(OPEN);
        queue.open();
        time.advance(ofMillis(500));
        close.assertCompleted();
        assertThat(toilet.toldTypes()).containsExactly(OPEN, CLOSE);
    }

    @Test
    void closing_ends_when_what_is_in_flight_has_ended() {
        queue.open();
        UniAssertSubscriber<Void> inFlight = send(OPEN);
        UniAssertSubscriber<Void> waiting = send(FLUSH);
        UniAssertSubscriber<Void> closing =
                queue.close(new DeviceGone(toilet.id())).subscribe().withSubscriber(UniAssertSubscriber.create());

        waiting.assertFailedWith(DeviceGone.class, "device 'toilet' was disconnected");
        closing.assertNotTerminated();
        time.advance(ofMillis(500));
        inFlight.assertCompleted();
        closing.assertCompleted();

        queue.admit();
        queue.open();
        send(FLUSH).assertFailedWith(DeviceGone.class, "device 'toilet' was disconnected");
    }

    @Test
    void a_mailbox_with_nothing_in_flight_closes_at_once() {
        queue.close(new DeviceGone(toilet.id()))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertCompleted();
    }

    @Test
    void one_who_stops_waiting_for_it_to_close_does_not_disturb_another() {
        queue.open();
        send(OPEN).assertNotTerminated();
        Uni<Void> close = queue.close(new DeviceGone(toilet.id()));
        close.subscribe().withSubscriber(UniAssertSubscriber.create()).cancel();
        UniAssertSubscriber<Void> other =
                queue.close(new DeviceGone(toilet.id())).subscribe().withSubscriber(UniAssertSubscriber.create());
        other.assertNotTerminated();
        time.advance(ofMillis(500));
        other.assertCompleted();
    }

    @Test
    void a_hundred_thousand_waiting_messages_need_no_depth_of_stack() {
        int count = 100_000;
        toilet.answering(Answer.now());
        DeliveryQueue deep = new DeliveryQueue(count, time, (_, _) -> {});
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < count; i++) {
            new DeviceCommand(deep, toilet, Message.of(FLUSH), TIMEOUT, null)
                    .subscribe()
                    .with(_ -> answered.incrementAndGet());
        }
        deep.open();
        assertThat(answered).hasValue(count);
        assertThat(toilet.mostInFlight()).isEqualTo(1);
    }

    @Test
    void a_hundred_thousand_messages_each_sent_when_the_one_before_was_answered_need_no_depth_of_stack() {
        toilet.answering(Answer.now()).answeringNext(Answer.after(ofMillis(500)));
        queue.open();
        AtomicInteger left = new AtomicInteger(100_000);
        sendWhile(left);
        time.advance(ofMillis(500));
        assertThat(left).hasValue(0);
        assertThat(toilet.told()).hasSize(100_000);
    }

    private void sendWhile(AtomicInteger left) {
        deliver(FLUSH).subscribe().with(_ -> {
            if (left.decrementAndGet() > 0) {
                sendWhile(left);
            }
        });
    }

    /** Wants nothing any more as soon as it can say so. */
    private static final class CancelsAtOnce implements UniSubscriber<Void> {
        @Override
        public void onSubscribe(UniSubscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onItem(Void item) {
            throw new AssertionError("it was cancelled");
        }

        @Override
        public void onFailure(Throwable failure) {
            throw new AssertionError("it was cancelled", failure);
        }
    }

    @Test
    void what_a_device_does_at_the_end_of_a_message_it_does_once() {
        AtomicInteger ends = new AtomicInteger();
        Device counting = new BrokenDevice(toilet) {
            @Override
            public Uni<Void> send(Message message) {
                return toilet.send(message).onTermination().invoke(ends::incrementAndGet);
            }
        };
        DeliveryQueue counted = new DeliveryQueue(3, time, (_, _) -> {});
        counted.open();

        toilet.answering(Answer.now());
        var _ = new DeviceCommand(counted, counting, Message.of(OPEN), TIMEOUT, null)
                .subscribe()
                .asCompletionStage();
        toilet.answering(Answer.after(ofSeconds(1)));
        var _ = new DeviceCommand(counted, counting, Message.of(OPEN), TIMEOUT, null)
                .subscribe()
                .asCompletionStage();
        time.runAll();

        assertThat(ends).hasValue(2);
    }
}
