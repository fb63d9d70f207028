package org.aubade.run.engine;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.aubade.device.DeviceException;
import org.aubade.device.DeviceFailed;
import org.aubade.device.DeviceGone;
import org.aubade.device.DeviceTimeout;
import org.aubade.device.Message;
import org.aubade.device.delivery.WriteAhead;
import org.aubade.program.Step;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.journal.RunTakenOver;
import org.jboss.logging.Logger;

/** Sends the messages of one run, and says what their answers mean for their steps. */
record MessageSteps(StepRecord record, MessageSender sender, AwaitedDevices awaited) {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    /** Sends the message of step {@code index} when the device is free and if {@code scope} is still open then. */
    Uni<Outcome> send(int index, Step.Send send, Scope scope) {
        boolean idempotent = send.message().type().idempotent();
        WriteAhead writeAhead = () -> record.writeAhead(index, scope, idempotent);
        Duration patience = record.patience();
        boolean waits = patience.isPositive() && awaited.isMissing(send.device());
        Uni<Void> answer = waits
                ? whenFound(index, send, scope, patience).chain(() -> answer(send, writeAhead))
                : answer(send, writeAhead);
        return answer.onItemOrFailure()
                .transform((_, failure) -> failure == null ? Outcome.SUCCESS : outcome(send.message(), failure));
    }

    /** Completes when the device is registered or {@code patience} has passed; fails if the step, run or process stops meanwhile. */
    private Uni<Void> whenFound(int index, Step.Send send, Scope scope, Duration patience) {
        return Uni.createFrom()
                .deferred(() -> {
                    record.noteWait(index, scope, "waits for device '" + send.device() + "', which is not found yet");
                    return awaited.untilRegistered(send.device(), patience);
                })
                .invoke(() -> record.noteWait(index, scope, null));
    }

    private Uni<Void> answer(Step.Send send, WriteAhead writeAhead) {
        try {
            return sender.send(send.device(), send.message(), send.modifiers().timeout(), writeAhead);
        } catch (RuntimeException broken) {
            return Uni.createFrom().failure(broken);
        }
    }

    /**
     * What the failure of a message means. A device that refuses a message has not done it, so it may be sent again; where it is
     * unknown whether the device has, only a message that does no harm when it is doubled may.
     */
    private Outcome outcome(Message message, Throwable failure) {
        boolean idempotent = message.type().idempotent();
        return switch (failure) {
            case DeviceGone _ when record.isDraining() -> record.stoppedOutcome();
            case DeviceTimeout timeout -> Outcome.timedOut(String.valueOf(timeout.getMessage()), idempotent);
            case DeviceFailed unclear -> Outcome.failed(String.valueOf(unclear.getMessage()), idempotent);
            case DeviceException refused -> Outcome.failed(String.valueOf(refused.getMessage()), true);
            case StoreUnavailable unwritten ->
                Outcome.failed("not sent, since the journal cannot be written: " + unwritten.getMessage(), true);
            case RunTakenOver lost -> Outcome.stopped(String.valueOf(lost.getMessage()));
            case MessageUnwanted unwanted -> Outcome.stopped(String.valueOf(unwanted.getMessage()));
            case Throwable broken -> {
                LOG.errorf(broken, "Sending %s broke.", message.type());
                yield Outcome.failed("sending " + message.type() + " broke: " + broken, idempotent);
            }
        };
    }
}
