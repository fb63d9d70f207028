package org.aubade.run.engine;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import org.aubade.event.EventHub;
import org.aubade.run.RunEvent;
import org.jspecify.annotations.Nullable;

/** Says what changes in one run: to those who listen, as events, and to the journal. Called under the monitor of the status. */
final class RunChanges {
    /** A change of a range with more steps than this is published as one change of the run. */
    static final int MANY = 256;

    private final RunSnapshots snapshots;
    private final RunEventPublisher events;
    private volatile RunJournal journal = RunJournal.NONE;

    RunChanges(RunSnapshots snapshots, EventHub<RunEvent> everybody) {
        this.snapshots = snapshots;
        this.events = new RunEventPublisher(everybody);
    }

    /** What changes from now on is written to {@code journal}. */
    void writeTo(RunJournal journal) {
        this.journal = journal;
    }

    /** One step has changed; for {@code urgent} see {@link RunJournal#markDirty}. */
    void stepChanged(int index, boolean urgent) {
        journal.markDirty(urgent);
        events.publish(() -> new RunEvent.StepChanged(
                snapshots.origin().id(),
                snapshots.origin().program().name(),
                snapshots.table().result(index)));
    }

    /** So many steps have changed at once that the followers of the run get it anew, with all its steps. */
    void manyStepsChanged() {
        journal.markDirty(false);
        events.publish(
                () -> new RunEvent.RunChanged(snapshots.whole()), () -> new RunEvent.RunChanged(snapshots.summary()));
    }

    /** The run itself has changed. */
    void runChanged() {
        journal.markDirty(false);
        events.publish(() -> new RunEvent.RunChanged(snapshots.summary()));
    }

    /** Something has changed that is for the journal only. */
    void noted() {
        journal.markDirty(false);
    }

    /** The run is over. The journal is not marked, since the store is about to complete the run. */
    void runEnded() {
        events.publish(() -> new RunEvent.RunChanged(snapshots.summary()));
        events.complete();
    }

    /** Nothing more is published here: the run goes on in another process, or the store refused it. */
    void runLeft() {
        events.complete();
    }

    /** As {@link RunJournal#isOwned}. */
    boolean isOwned() {
        return journal.isOwned();
    }

    /** As {@link RunJournal#confirmOwned}; called without the monitor. */
    @Nullable Uni<Void> confirmOwned() {
        return journal.confirmOwned();
    }

    /** As {@link RunJournal#flush}; called without the monitor. */
    @Nullable Uni<Void> flush() {
        return journal.flush();
    }

    /** A stream of the run with all its steps, then of every change, to the end of the run. */
    Multi<RunEvent> follow(Executor executor) {
        return events.follow(
                () -> new RunEvent.RunChanged(snapshots.whole()),
                executor,
                4 * snapshots.table().plan().size(),
                snapshots.status());
    }
}
