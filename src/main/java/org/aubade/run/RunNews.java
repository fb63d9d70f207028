package org.aubade.run;

import java.util.concurrent.Executor;
import org.aubade.device.EventHub;
import org.jspecify.annotations.Nullable;

/**
 * Tells everybody who listens to all runs, the followers of one run, and its journal what happens in that run. Used under
 * the lock of its record, so that the order of the events is the order of things; it only fills buffers.
 */
final class RunNews {
    private final EventHub<RunEvent> everybody;

    /** Told once when there is something to write, and again after it was written; null where nothing is journalled. */
    private @Nullable Runnable journal;

    private boolean journalKnows;

    /** Whether something changed that the journal may not know of. */
    private boolean unwritten;

    /** Whether of that a device has answered a message that must not be doubled: until it is written, that is in doubt. */
    private boolean pressing;

    /** Made when the first follower comes. */
    private @Nullable EventHub<RunEvent> followers;

    RunNews(EventHub<RunEvent> everybody) {
        this.everybody = everybody;
    }

    /** From now on {@code whenChanged} is told, which must return at once; nobody where it is null. */
    void tellJournal(@Nullable Runnable whenChanged) {
        journal = whenChanged;
    }

    /** The journal writes what is there, and has to be told of the next change. */
    void written() {
        journalKnows = false;
        unwritten = false;
        pressing = false;
    }

    /** The journal is asked to write what is there, so it knows of that. */
    void settling() {
        journalKnows = true;
    }

    /** Where the followers of the run come together; {@code buffer} is how many events each may lag behind. */
    EventHub<RunEvent> followers(Executor executor, int buffer) {
        EventHub<RunEvent> hub = followers == null ? new EventHub<>(executor, buffer) : followers;
        followers = hub;
        return hub;
    }

    /** Something changed, of which the journal will be told; whoever listens wants an event if this is true. */
    boolean changed() {
        unwritten = true;
        return everybody.isHeard() || followers != null;
    }

    /** One event for all. */
    void publish(RunEvent event) {
        publish(event, event);
    }

    /** Much changed at once: the followers get {@code whole}, all others {@code summary}. */
    void publish(RunEvent whole, RunEvent summary) {
        everybody.publish(() -> summary);
        if (followers != null) {
            followers.publish(() -> whole);
        }
    }

    /** Something changed that nobody but the journal has to know. */
    void noted() {
        unwritten = true;
    }

    /** What changed should not wait for anything else. */
    void press() {
        pressing = true;
    }

    boolean isPressing() {
        return pressing;
    }

    /** The journal is told, if anything changed that it does not know of. */
    void tellJournal() {
        if (journal != null && unwritten && !journalKnows) {
            journalKnows = true;
            journal.run();
        }
    }

    /** Nothing more will come. */
    void complete() {
        if (followers != null) {
            followers.complete();
        }
    }
}
