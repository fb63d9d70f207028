package org.aubade.device;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * A device that answers as a test tells it to, at once unless told otherwise, and keeps what it was told and when.
 * Its state counts what it answered with success.
 */
public final class FakeDevice implements Device {
    /** A message, and when the device was told it, counted from when the device was made. */
    public record Told(Message message, Duration at) {}

    private final DeviceId id;
    private final DeviceKind kind;
    private final TimeSource time;
    private final Instant made;
    private final Script messages = new Script();
    private final Script connects = new Script();
    private final Script disconnects = new Script();
    private final Map<MessageType, Answer> byType = Collections.synchronizedMap(new EnumMap<>(MessageType.class));
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());
    private final List<Message> answered = Collections.synchronizedList(new ArrayList<>());
    private final List<Message> cancelled = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicInteger connectCount = new AtomicInteger();
    private final AtomicInteger disconnectCount = new AtomicInteger();

    public FakeDevice(String id, DeviceKind kind, TimeSource time) {
        this.id = new DeviceId(id);
        this.kind = kind;
        this.time = time;
        this.made = time.now();
    }

    public static FakeDevice light(String id, TimeSource time) {
        return new FakeDevice(id, DeviceKind.LIGHT, time);
    }

    public static FakeDevice speaker(String id, TimeSource time) {
        return new FakeDevice(id, DeviceKind.SPEAKER, time);
    }

    public static FakeDevice toilet(String id, TimeSource time) {
        return new FakeDevice(id, DeviceKind.TOILET, time);
    }

    /** Answers every message that nothing more particular is said about with {@code answer}. */
    @CanIgnoreReturnValue
    public FakeDevice answering(Answer answer) {
        messages.usual(answer);
        return this;
    }

    /** Answers messages of {@code type} with {@code answer}. */
    @CanIgnoreReturnValue
    public FakeDevice answering(MessageType type, Answer answer) {
        byType.put(type, answer);
        return this;
    }

    /** Answers the next messages, whatever their type, with {@code answers}, one each. */
    @CanIgnoreReturnValue
    public FakeDevice answeringNext(Answer... answers) {
        messages.next(answers);
        return this;
    }

    /** Answers every connect with {@code answer}. */
    @CanIgnoreReturnValue
    public FakeDevice connecting(Answer answer) {
        connects.usual(answer);
        return this;
    }

    /** Answers the next connects with {@code answers}, one each. */
    @CanIgnoreReturnValue
    public FakeDevice connectingNext(Answer... answers) {
        connects.next(answers);
        return this;
    }

    /** Answers every disconnect with {@code answer}. */
    @CanIgnoreReturnValue
    public FakeDevice disconnecting(Answer answer) {
        disconnects.usual(answer);
        return this;
    }

    /** What it was told, in order. */
    public List<Told> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    /** The types of what it was told, in order. */
    public List<MessageType> toldTypes() {
        return told().stream().map(each -> each.message().type()).toList();
    }

    /** What it answered with success, in order. */
    public List<Message> answered() {
        synchronized (answered) {
            return List.copyOf(answered);
        }
    }

    /** What was cancelled, or timed out, after it was told and before it answered. */
    public List<Message> cancelled() {
        synchronized (cancelled) {
            return List.copyOf(cancelled);
        }
    }

    /** How many messages it had at once at most; more than one breaks the service's promise. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** How often it was connected or tried to be. */
    public int connects() {
        return connectCount.get();
    }

    /** How often it was disconnected or tried to be. */
    public int disconnects() {
        return disconnectCount.get();
    }

    @Override
    public DeviceId id() {
        return id;
    }

    @Override
    public String name() {
        return "Fake " + id;
    }

    @Override
    public String driver() {
        return "fake";
    }

    @Override
    public DeviceKind kind() {
        return kind;
    }

    @Override
    public DeviceState state() {
        return new DeviceState(Map.of("answered", answered.size()));
    }

    @Override
    public Uni<Void> connect() {
        return Uni.createFrom().emitter(emitter -> {
            connectCount.incrementAndGet();
            give(connects.take(), emitter, () -> {}, () -> {});
        });
    }

    @Override
    public Uni<Void> disconnect() {
        return Uni.createFrom().emitter(emitter -> {
            disconnectCount.incrementAndGet();
            give(disconnects.take(), emitter, () -> {}, () -> {});
        });
    }

    @Override
    public Uni<Void> send(Message message) {
        return Uni.createFrom().emitter(emitter -> {
            told.add(new Told(message, Duration.between(made, time.now())));
            mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            Answer answer =
                    messages.scripted() ? messages.take() : byType.getOrDefault(message.type(), messages.take());
            Runnable whenAnswered = () -> {
                inFlight.decrementAndGet();
                if (answer instanceof Answer.Success) {
                    answered.add(message);
                }
            };
            give(answer, emitter, whenAnswered, () -> {
                inFlight.decrementAndGet();
                cancelled.add(message);
            });
        });
    }

    private void give(Answer answer, UniEmitter<? super Void> emitter, Runnable whenAnswered, Runnable whenAbandoned) {
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<@Nullable Future<?>> later = new AtomicReference<>();
        emitter.onTermination(() -> {
            if (over.compareAndSet(false, true)) {
                Future<?> scheduled = later.get();
                if (scheduled != null) {
                    scheduled.cancel(false);
                }
                whenAbandoned.run();
            }
        });
        Runnable giving = () -> {
            if (over.compareAndSet(false, true)) {
                whenAnswered.run();
                answer.give(emitter);
            }
        };
        if (answer.delay().isPositive()) {
            later.set(time.timer().schedule(giving, answer.delay().toNanos(), TimeUnit.NANOSECONDS));
        } else if (!(answer instanceof Answer.Never)) {
            giving.run();
        }
    }

    /** The answers to come: those lined up first, then the usual one. */
    private static final class Script {
        private final Queue<Answer> lined = new ArrayDeque<>();
        private Answer usual = Answer.now();

        synchronized void usual(Answer answer) {
            usual = answer;
        }

        synchronized void next(Answer... answers) {
            Collections.addAll(lined, answers);
        }

        synchronized boolean scripted() {
            return !lined.isEmpty();
        }

        synchronized Answer take() {
            Answer next = lined.poll();
            return next == null ? usual : next;
        }
    }
}
