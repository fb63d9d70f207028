package org.aubade.driver.simulated;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceRefused;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;
import org.aubade.device.UnsupportedMessage;
import org.aubade.text.LogText;
import org.jboss.logging.Logger;

/** A device of any kind that exists only in memory: it logs what it does and keeps the resulting state. */
public class SimulatedDevice implements Device {
    private static final Logger LOG = Logger.getLogger("aubade.device");

    private final DeviceId id;
    private final String name;
    private final String nameInLog;
    private final DeviceKind kind;
    private final SimulatedSettings settings;
    private final Simulation simulation;
    private volatile DeviceState state;

    public SimulatedDevice(
            DeviceId id, String name, DeviceKind kind, SimulatedSettings settings, Simulation simulation) {
        this.id = id;
        this.name = name;
        this.nameInLog = LogText.oneLine(name);
        this.kind = kind;
        this.settings = settings;
        this.simulation = simulation;
        this.state = StateModel.initial(kind);
    }

    @Override
    public DeviceId id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String driver() {
        return SimulatedDriver.NAME;
    }

    @Override
    public DeviceKind kind() {
        return kind;
    }

    @Override
    public Availability availability() {
        return settings.offline() ? Availability.OFFLINE : Availability.ONLINE;
    }

    @Override
    public DeviceState state() {
        return state;
    }

    @Override
    public Uni<Void> connect() {
        return Uni.createFrom().deferred(() -> {
            LOG.infof(kind == DeviceKind.LIGHT ? "Connecting %s." : "Connecting to %s.", nameInLog);
            return latency().invoke(() -> LOG.infof("%s connected.", nameInLog));
        });
    }

    @Override
    public Uni<Void> disconnect() {
        return Uni.createFrom().deferred(() -> {
            LOG.infof("Disconnecting %s.", nameInLog);
            return latency().invoke(() -> LOG.infof("%s disconnected.", nameInLog));
        });
    }

    @Override
    public Uni<Void> send(Message message) {
        return Uni.createFrom().deferred(() -> {
            Optional<String> complaint = vocabulary().complaint(message);
            if (complaint.isPresent()) {
                return Uni.createFrom().failure(new UnsupportedMessage(id, complaint.get()));
            }
            LOG.infof(
                    "%s handling message of type %s with data [%s].",
                    nameInLog, message.type(), LogText.oneLine(message.data()));
            if (settings.offline()) {
                return Uni.createFrom().nothing();
            }
            return latency().invoke(() -> answer(message));
        });
    }

    private Uni<Void> latency() {
        Uni<Void> now = Uni.createFrom().voidItem();
        return settings.latency().isZero()
                ? now
                : now.onItem().delayIt().onExecutor(simulation.time().timer()).by(settings.latency());
    }

    private void answer(Message message) {
        Optional<String> refusal = failsByChance()
                ? Optional.of("failed by chance (failureRate " + settings.failureRate() + "); try again")
                : apply(message);
        if (refusal.isPresent()) {
            LOG.infof("%s refused message of type %s: it %s.", nameInLog, message.type(), refusal.get());
            throw new DeviceRefused(id, refusal.get());
        }
        LOG.infof("%s received message.", nameInLog);
    }

    private boolean failsByChance() {
        return simulation.chance().nextDouble() < settings.failureRate();
    }

    private synchronized Optional<String> apply(Message message) {
        Optional<String> refusal = StateModel.refusal(state, message);
        if (refusal.isEmpty()) {
            state = StateModel.after(state, message);
        }
        return refusal;
    }
}
