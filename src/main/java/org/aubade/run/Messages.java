package org.aubade.run;

import io.smallrye.mutiny.Uni;
import org.aubade.device.DeviceGone;
import org.aubade.program.Step;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one run.
 *
 * @param settled completes when everything that happened in the run is durable; null where nothing has to be
 */
record Messages(
        RunRecord record, MessageSender sender, @Nullable Uni<Void> settled) {
    /**
     * Sends the message of {@code frame}, which is told what comes of it; whatever the sender throws is its failure. What must
     * be settled before it is written with it.
     */
    void send(SendFrame frame) {
        Step.Send send = message(frame.index());
        if (send.message().type().idempotent()) {
            tellJournalOfAnswers();
        }
        try {
            sender.send(send.device(), send.message(), send.modifiers().timeout(), frame)
                    .subscribe()
                    .withSubscriber(frame);
        } catch (RuntimeException broken) {
            frame.onFailure(broken);
        }
    }

    /** Tells the journal, if there is one, what has changed together. */
    void tellJournal() {
        if (settled != null) {
            record.tellJournal();
        }
    }

    /** The same before something that may take its time, if that would be left in doubt meanwhile. */
    void tellJournalOfAnswers() {
        if (settled != null) {
            record.tellJournalOfAnswers();
        }
    }

    /** What {@code failure} means for step {@code index}, whose message it is. */
    Outcome outcome(int index, Throwable failure) {
        return failure instanceof DeviceGone && record.isStopping()
                ? Outcome.stopped(record.whyStopped())
                : MessageFailure.outcome(message(index).message(), failure);
    }

    private Step.Send message(int index) {
        return (Step.Send) record.plan().step(index);
    }

    /**
     * Write-ahead: that a message which must not be doubled is told is durable before it is, so that no other process tells
     * it again; null where it may be told at once.
     */
    @Nullable Uni<Void> permission(int index) {
        if (message(index).message().type().idempotent()) {
            return null;
        }
        record.told(index);
        return settled == null
                ? null
                : settled.onFailure()
                        .invoke(() -> record.notTold(index))
                        .onCancellation()
                        .invoke(() -> record.notTold(index));
    }
}
