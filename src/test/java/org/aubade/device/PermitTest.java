package org.aubade.device;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.FLUSH;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.device.delivery.DeliveryQueue;
import org.aubade.device.delivery.Permit;
import org.aubade.device.delivery.WriteAhead;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages to a device that shares something with others wait for their permits. */
class PermitTest {
    private final VirtualTime time = new VirtualTime();
    private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final DeliveryQueue queue = new DeliveryQueue(3, time, (_, _) -> {});

    PermitTest() {
        queue.open();
    }

    private UniAssertSubscriber<Void> send(@Nullable WriteAhead writeAhead) {
        return new DeviceCommand(queue, new Sharing(), Message.of(FLUSH), ofSeconds(10), writeAhead)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private void acquire() {
        waiting.removeFirst().complete(null);
    }

    @Test
    void no_timeout_runs_while_its_turn_has_not_come() {
        UniAssertSubscriber<Void> flush = send(null);
        time.advance(ofSeconds(60));
        flush.assertNotTerminated();
        acquire();
        time.advance(ofMillis(9_999));
        flush.assertNotTerminated();
        time.advance(ofMillis(1));
        flush.assertFailedWith(DeviceTimeout.class, "through broker 'home'");
        assertThat(log).containsExactly("turn", "told FLUSH within PT10S", "over");
    }

    @Test
    void cancelled_before_its_turn_it_is_never_sent_and_the_turn_is_over() {
        send(null).cancel();
        acquire();
        time.runAll();
        assertThat(log).contains("over").noneMatch(line -> line.startsWith("told"));
        assertThat(time.pending()).isZero();
    }

    @Test
    void permission_is_asked_when_its_turn_has_come() {
        UniAssertSubscriber<Void> flush = send(() -> {
            log.add("asked");
            return Uni.createFrom().failure(new DeviceRefused(new DeviceId("toilet"), "is not permitted"));
        });
        assertThat(log).containsExactly("turn");
        acquire();
        flush.assertFailedWith(DeviceRefused.class);
        assertThat(log).containsExactly("turn", "asked", "over");
    }

    @Test
    void the_next_message_asks_for_a_turn_of_its_own() {
        UniAssertSubscriber<Void> first = send(null);
        UniAssertSubscriber<Void> second = send(null);
        assertThat(waiting).hasSize(1);
        acquire();
        time.advance(ofSeconds(10));
        first.assertFailed();
        acquire();
        time.advance(ofSeconds(10));
        second.assertFailed();
        assertThat(log).filteredOn("over"::equals).hasSizeGreaterThanOrEqualTo(2);
    }

    /** A toilet that never answers, and shares its pipe. */
    private final class Sharing implements Device {
        @Override
        public DeviceId id() {
            return new DeviceId("toilet");
        }

        @Override
        public String name() {
            return "Toilet";
        }

        @Override
        public String driver() {
            return "sharing";
        }

        @Override
        public DeviceKind kind() {
            return DeviceKind.TOILET;
        }

        @Override
        public Optional<String> via() {
            return Optional.of("broker 'home'");
        }

        @Override
        public DeviceState state() {
            return DeviceState.UNKNOWN;
        }

        @Override
        public Uni<Void> connect() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> disconnect() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> send(Message message) {
            throw new AssertionError("told without saying for how long");
        }

        @Override
        public Uni<Void> send(Message message, Duration within) {
            log.add("told " + message.type() + " within " + within);
            return Uni.createFrom().nothing();
        }

        @Override
        public Permit permit() {
            log.add("turn");
            return new Permit() {
                @Override
                public Uni<Void> acquire() {
                    return Uni.createFrom().emitter(waiting::add);
                }

                @Override
                public void release() {
                    log.add("over");
                }
            };
        }
    }
}
