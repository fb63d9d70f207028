package org.aubade.device;

import io.smallrye.mutiny.Uni;

/** A device with a bug: it throws where it should fail, and for OPEN returns null. */
class BrokenDevice implements Device {
    private final Device model;

    BrokenDevice(Device model) {
        this.model = model;
    }

    @Override
    public DeviceId id() {
        return model.id();
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public String driver() {
        return model.driver();
    }

    @Override
    public DeviceKind kind() {
        return model.kind();
    }

    @Override
    public DeviceState state() {
        return model.state();
    }

    @Override
    public Uni<Void> connect() {
        throw new IllegalStateException("no water");
    }

    @Override
    public Uni<Void> disconnect() {
        throw new IllegalStateException("no water");
    }

    @Override
    @SuppressWarnings("NullAway") // the bug
    public Uni<Void> send(Message message) {
        if (message.type() == MessageType.OPEN) {
            return null;
        }
        throw new IllegalStateException("no water");
    }
}
