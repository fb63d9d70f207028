package org.aubade.device;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aubade.device.delivery.WriteAhead;
import org.aubade.event.EventHub;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The home's devices: registers them, all at once, finds them by id, and sends them messages, to each device one at a time and in
 * order.
 */
@Singleton
public class IotService {
    private static final Logger LOG = Logger.getLogger("aubade.device");

    private final Map<DeviceId, DeviceSession> sessions = new ConcurrentHashMap<>();
    private final EventHub<DeviceEvent> events;
    private final List<Consumer<DeviceId>> registrationListeners = new CopyOnWriteArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private final List<Device> home;
    private final DeviceSettings settings;
    private final TimeSource time;
    private final AnswerListener answers;
    private volatile boolean stopping;

    /** A service without a listener to answers. */
    public IotService(List<Device> home, DeviceSettings settings, TimeSource time) {
        this(home, settings, time, AnswerListener.NONE);
    }

    /** @param home the devices that {@link #open} registers */
    @Inject
    public IotService(List<Device> home, DeviceSettings settings, TimeSource time, AnswerListener answers) {
        this.home = List.copyOf(home);
        this.settings = settings;
        this.time = time;
        this.answers = answers;
        this.events = new EventHub<>(time.timer());
    }

    /**
     * Registers the home's devices, all at once. They are found immediately, and messages to them wait for the connection. A device
     * that cannot be connected stays registered and is tried again until it can. Completes after the first attempt at each.
     */
    @CheckReturnValue
    public Uni<Void> open() {
        return Uni.createFrom().deferred(() -> {
            if (home.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            List<Uni<Void>> firstTries = home.stream().map(this::firstTry).toList();
            return Uni.join().all(firstTries).andFailFast().replaceWithVoid();
        });
    }

    /**
     * Registers a device that a discovery found. It is found immediately, and connected in the background.
     *
     * @throws DeviceIdTaken if another device has its id
     */
    public void adopt(Device device) {
        claim(device)
                .connectAndKeepTrying()
                .subscribe()
                .with(_ -> {}, failure -> LOG.errorf(failure, "Device %s cannot be connected.", device.id()));
    }

    /** A device that cannot be registered at all is logged and left out, so that the others are registered. */
    private Uni<Void> firstTry(Device device) {
        return Uni.createFrom()
                .deferred(() -> claim(device).connectAndKeepTrying())
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Device %s is left out.", device.id()))
                .onFailure()
                .recoverWithNull();
    }

    /** Registers {@code device} if it can be connected; fails with {@link DeviceIdTaken}, or as connecting does. */
    @CheckReturnValue
    public Uni<RegisteredDevice> register(Device device) {
        return Uni.createFrom().deferred(() -> {
            DeviceSession session = claim(device);
            return session.connect()
                    .onFailure()
                    .invoke(() -> remove(session))
                    .onCancellation()
                    .invoke(() -> remove(session))
                    .onItem()
                    .transform(_ -> session.snapshot());
        });
    }

    /** Registers all of {@code devices} at once; fails with the first failure, after an attempt at each. */
    @CheckReturnValue
    public Uni<List<RegisteredDevice>> registerAll(Collection<? extends Device> devices) {
        if (devices.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.join()
                .all(devices.stream().map(this::register).toList())
                .andCollectFailures()
                .onFailure(CompositeException.class)
                .transform(failures -> failures.getCauses().getFirst());
    }

    /** Refuses further messages, waits for the one in flight, disconnects and removes the device; fails with {@link UnknownDevice}. */
    @CheckReturnValue
    public Uni<Void> unregister(DeviceId id) {
        return Uni.createFrom().deferred(() -> {
            DeviceSession session = sessions.get(id);
            if (session == null) {
                return Uni.createFrom().failure(unknown(id));
            }
            return session.leave().onTermination().invoke((_, _, _) -> remove(session));
        });
    }

    /** Whether there is a device with this id. */
    public boolean isRegistered(DeviceId id) {
        return sessions.containsKey(id);
    }

    /** The device with this id. */
    public Optional<RegisteredDevice> find(DeviceId id) {
        return Optional.ofNullable(sessions.get(id)).map(DeviceSession::snapshot);
    }

    /** The messages that the device with this id understands. */
    public Optional<Vocabulary> vocabulary(DeviceId id) {
        return Optional.ofNullable(sessions.get(id)).map(DeviceSession::vocabulary);
    }

    /** All registered devices, in the order of their ids. */
    public List<RegisteredDevice> devices() {
        return byId().map(DeviceSession::snapshot).toList();
    }

    /** The ids of all registered devices, in order. */
    public Collection<DeviceId> ids() {
        return byId().map(DeviceSession::id).toList();
    }

    /** An id of eight capital letters that no device has. */
    public DeviceId newId() {
        DeviceId id = DeviceId.generate(random);
        return sessions.containsKey(id) ? newId() : id;
    }

    /**
     * Looks the device up now, and sends {@code message} at each subscription; completes when the device has answered. Fails with
     * a {@link DeviceException}, or with whatever the driver throws.
     *
     * @param timeout how long the device may take once the message is sent; null for the configured default
     */
    @CheckReturnValue
    public Uni<Void> send(DeviceId id, Message message, @Nullable Duration timeout) {
        return send(id, message, timeout, null);
    }

    /**
     * Sends {@code message} as {@link #send(DeviceId, Message, Duration)} does, after a write-ahead.
     *
     * @param timeout how long the device may take once the message is sent; null for the configured default
     * @param writeAhead called when the device is free and the message is next, which is sent when it completes; null for none
     */
    @CheckReturnValue
    public Uni<Void> send(DeviceId id, Message message, @Nullable Duration timeout, @Nullable WriteAhead writeAhead) {
        DeviceSession session = sessions.get(id);
        return session == null ? Uni.createFrom().failure(unknown(id)) : session.send(message, timeout, writeAhead);
    }

    /** How many messages wait for their devices. */
    public int waitingCount() {
        return sessions.values().stream().mapToInt(DeviceSession::waitingCount).sum();
    }

    /** The changes of devices from now on; a subscriber that does not keep up fails. */
    @CheckReturnValue
    public Multi<DeviceEvent> events() {
        return events.stream();
    }

    /** Refuses all further messages; completes when none is in flight. */
    @CheckReturnValue
    public Uni<Void> drain() {
        return Uni.createFrom().deferred(() -> {
            stopping = true;
            return forAll(DeviceSession::drain);
        });
    }

    /** Whether {@link #drain} has begun, after which devices go away. */
    public boolean isStopping() {
        return stopping;
    }

    /** Disconnects and removes all devices, all at once, and completes the events; failures to disconnect are ignored. */
    @CheckReturnValue
    public Uni<Void> close() {
        return forAll(session ->
                        session.disconnect().onFailure().recoverWithNull().invoke(() -> remove(session)))
                .onTermination()
                .invoke(events::complete);
    }

    private Uni<Void> forAll(Function<DeviceSession, Uni<Void>> action) {
        return Uni.createFrom().deferred(() -> {
            List<Uni<Void>> actions = byId().map(action).toList();
            return actions.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Uni.join().all(actions).andCollectFailures().replaceWithVoid();
        });
    }

    private Stream<DeviceSession> byId() {
        return sessions.values().stream().sorted(Comparator.comparing(DeviceSession::id));
    }

    /** Calls {@code listener} at each registration from now on, on the thread that registers; it must not block. */
    public void onRegistration(Consumer<DeviceId> listener) {
        registrationListeners.add(listener);
    }

    private DeviceSession claim(Device device) {
        DeviceSession session = new DeviceSession(device, settings, time, events, answers);
        if (sessions.putIfAbsent(session.id(), session) != null) {
            throw new DeviceIdTaken(session.id());
        }
        events.publish(() -> new DeviceEvent(DeviceEvent.Change.REGISTERED, session.snapshot()));
        registrationListeners.forEach(listener -> listener.accept(session.id()));
        session.watch();
        return session;
    }

    private void remove(DeviceSession session) {
        if (sessions.remove(session.id(), session)) {
            session.close();
            events.publish(() -> new DeviceEvent(DeviceEvent.Change.UNREGISTERED, session.snapshot()));
        }
    }

    private UnknownDevice unknown(DeviceId id) {
        return new UnknownDevice(id, sessions.keySet());
    }
}
