package org.aubade.run;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;

/** A light whose code does whatever a test puts into it, throwing included. */
final class HostileDevice implements Device {
    Supplier<Uni<Void>> sending = () -> Uni.createFrom().voidItem();
    Supplier<DeviceState> telling = () -> DeviceState.UNKNOWN;

    HostileDevice() {}

    /** Does {@code whenSent} before it answers, at once. */
    HostileDevice(Runnable whenSent) {
        sending = () -> {
            whenSent.run();
            return Uni.createFrom().voidItem();
        };
    }

    @Override
    public DeviceId id() {
        return new DeviceId("hostile");
    }

    @Override
    public String name() {
        return "Hostile";
    }

    @Override
    public String driver() {
        return "hostile";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.LIGHT;
    }

    @Override
    public DeviceState state() {
        return telling.get();
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
        return sending.get();
    }
}
