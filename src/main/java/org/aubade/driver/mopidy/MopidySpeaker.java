package org.aubade.driver.mopidy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.device.LogText;
import org.aubade.device.Message;
import org.aubade.device.UnsupportedMessage;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A speaker that plays what a Mopidy finds; while it is connected it knows what others make it do. */
final class MopidySpeaker implements Device {
    private static final Logger LOG = Logger.getLogger("aubade.device");
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(10);

    private final Identity identity;
    private final Player player;
    private final Function<Runnable, News> newsOf;
    private final TimeSource time;
    private final Picture picture = new Picture();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Availability availability = Availability.UNKNOWN;
    private final AtomicReference<@Nullable Attention> attention = new AtomicReference<>();

    /** @param newsOf what calls its argument whenever Mopidy may have changed */
    MopidySpeaker(Identity identity, Player player, Function<Runnable, News> newsOf, TimeSource time) {
        this.identity = identity;
        this.player = player;
        this.newsOf = newsOf;
        this.time = time;
    }

    @Override
    public DeviceId id() {
        return identity.id();
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public String driver() {
        return MopidyDriver.NAME;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SPEAKER;
    }

    @Override
    public Optional<String> room() {
        return identity.room();
    }

    @Override
    public Availability availability() {
        return availability;
    }

    @Override
    public DeviceState state() {
        return picture.state();
    }

    @Override
    public Cancellable watch(Runnable changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    @Override
    public Uni<Void> connect() {
        return Uni.createFrom()
                .deferred(() -> {
                    long edition = picture.edition();
                    return player.greet().invoke(now -> picture.looked(edition, now));
                })
                .invoke(this::attend)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> disconnect() {
        return Uni.createFrom().voidItem().invoke(this::ignore);
    }

    @Override
    public Uni<Void> send(Message message) {
        return Uni.createFrom().deferred(() -> {
            Optional<String> complaint = vocabulary().complaint(message);
            return complaint.isPresent()
                    ? Uni.createFrom().failure(new UnsupportedMessage(id(), complaint.get()))
                    : tell(message);
        });
    }

    private Uni<Void> tell(Message message) {
        picture.tellingBegins();
        return player.obey(message)
                .invoke(now -> {
                    picture.told(message.type(), now);
                    availability = Availability.ONLINE;
                })
                .onTermination()
                .invoke(this::toldOrNot)
                .replaceWithVoid();
    }

    /** Whatever came of it, and whatever it was that others did in the meantime, a look shows it. */
    private void toldOrNot() {
        picture.tellingEnds();
        lookSoon();
    }

    private void lookSoon() {
        Attention current = attention.get();
        if (current != null) {
            current.glances.soon();
        }
    }

    private void attend() {
        Glances glances = new Glances(this::look, time);
        Attention begun = new Attention(glances, newsOf.apply(glances::soon));
        end(attention.getAndSet(begun));
        availability = Availability.ONLINE;
        begun.news.listen();
    }

    private void ignore() {
        end(attention.getAndSet(null));
        availability = Availability.UNKNOWN;
    }

    private static void end(@Nullable Attention last) {
        if (last != null) {
            last.news.close();
            last.glances.close();
        }
    }

    private Uni<Void> look() {
        return Uni.createFrom()
                .deferred(() -> {
                    long edition = picture.edition();
                    return player.read().invoke(now -> picture.looked(edition, now));
                })
                .ifNoItem()
                .after(LOOK_LIMIT)
                .on(time.timer())
                .fail()
                .onItemOrFailure()
                .invoke((_, failure) -> seen(failure))
                .replaceWithVoid();
    }

    private void seen(@Nullable Throwable failure) {
        if (attention.get() == null) {
            return;
        }
        Availability before = availability;
        availability = failure == null ? Availability.ONLINE : Availability.OFFLINE;
        if (failure != null && before != Availability.OFFLINE) {
            LOG.warnf(
                    "%s is offline: %s",
                    LogText.oneLine(name()), LogText.oneLine(String.valueOf(failure.getMessage())));
        } else if (failure == null && before == Availability.OFFLINE) {
            LOG.infof("%s is online again.", LogText.oneLine(name()));
        }
        watchers.forEach(Runnable::run);
    }

    /** What goes on from the connection to the disconnection. */
    private record Attention(Glances glances, News news) {}
}
