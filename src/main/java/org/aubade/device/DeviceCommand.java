package org.aubade.device;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.aubade.device.delivery.DeliveryQueue;
import org.aubade.device.delivery.PendingCommand;
import org.aubade.device.delivery.Permit;
import org.aubade.device.delivery.WriteAhead;
import org.jspecify.annotations.Nullable;

/** One message to one device, as the delivery queue executes it. */
final class DeviceCommand extends PendingCommand {
    private final DeviceId id;
    private final Device device;
    private final Message message;
    private final Duration timeout;
    private final @Nullable WriteAhead writeAhead;

    /**
     * @param timeout how long the device may take once the message is sent
     * @param writeAhead null where none is needed
     */
    DeviceCommand(
            DeliveryQueue queue, Device device, Message message, Duration timeout, @Nullable WriteAhead writeAhead) {
        super(queue);
        this.id = device.id();
        this.device = device;
        this.message = message;
        this.timeout = timeout;
        this.writeAhead = writeAhead;
    }

    @Override
    protected Duration timeout() {
        return timeout;
    }

    @Override
    protected Permit permit() {
        return device.permit();
    }

    @Override
    protected @Nullable Uni<Void> writeAhead() {
        return writeAhead == null ? null : writeAhead.write();
    }

    @Override
    protected Uni<Void> execute() {
        return device.send(message, timeout);
    }

    @Override
    protected DeviceException queueFull(int limit) {
        return new DeviceBusy(id, limit);
    }

    @Override
    protected DeviceException notWritten() {
        return new DeviceRefused(
                id,
                "was not told " + message.type() + ", since that could not be written down first within "
                        + timeout.toMillis() + " ms");
    }

    @Override
    protected DeviceException timedOut() {
        return new DeviceTimeout(id, message.type(), timeout, via());
    }

    /** Empty where the device cannot tell, so that a timeout is a timeout in any case. */
    private Optional<String> via() {
        try {
            return device.via();
        } catch (Throwable _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return message.type() + " at device " + id;
    }
}
