package org.aubade.run;

import org.aubade.device.DeviceException;
import org.aubade.device.DeviceFailed;
import org.aubade.device.DeviceTimeout;
import org.aubade.device.Message;
import org.aubade.program.StoreUnavailable;
import org.jboss.logging.Logger;

/** What the failure of a message means for its step. */
final class MessageFailure {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    private MessageFailure() {}

    /**
     * A device that says no has not done it, so it may be told again; where nobody knows, only a message that does no
     * harm when it is doubled may.
     */
    static Outcome outcome(Message message, Throwable failure) {
        boolean idempotent = message.type().idempotent();
        return switch (failure) {
            case DeviceTimeout timeout -> Outcome.timedOut(String.valueOf(timeout.getMessage()), idempotent);
            case DeviceFailed unclear -> Outcome.failed(String.valueOf(unclear.getMessage()), idempotent);
            case DeviceException refused -> Outcome.failed(String.valueOf(refused.getMessage()), true);
            case StoreUnavailable unwritten ->
                Outcome.failed("not sent, since the journal cannot be written: " + unwritten.getMessage(), true);
            case RunTakenOver lost -> Outcome.stopped(String.valueOf(lost.getMessage()));
            case Throwable broken -> {
                LOG.errorf(broken, "Sending %s broke.", message.type());
                yield Outcome.failed("sending " + message.type() + " broke: " + broken, idempotent);
            }
        };
    }
}
