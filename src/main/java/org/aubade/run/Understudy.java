package org.aubade.run;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.device.Message;
import org.aubade.device.Vocabulary;

/** Answers for a device in a rehearsal, on a thread of {@code executor} and whatever it is told. */
record Understudy(DeviceId id, Executor executor) implements Device {
    @Override
    public String name() {
        return id.value();
    }

    @Override
    public String driver() {
        return "rehearsal";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SWITCH;
    }

    @Override
    public Vocabulary vocabulary() {
        return Vocabulary.EVERYTHING;
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
        return Uni.createFrom().voidItem().emitOn(executor);
    }
}
