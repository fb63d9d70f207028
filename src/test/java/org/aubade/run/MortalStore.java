package org.aubade.run;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.program.resolve.Plan;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.Lease;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.RunStore;
import org.aubade.run.journal.RunTakenOver;
import org.aubade.run.journal.StepCheckpoint;
import org.aubade.time.VirtualTime;
import org.jspecify.annotations.Nullable;

/**
 * A store in virtual time that commits what it was told after a while, all at once, and whose process can die: then
 * what was not committed is lost, and the next process finds what was.
 */
final class MortalStore implements RunStore {
    /** What is durable of one run. */
    private static final class Kept {
        private final NewRun origin;
        private final Map<Integer, StepCheckpoint> marks = new TreeMap<>();
        private @Nullable Run summary;
        private boolean orphan;

        Kept(NewRun origin) {
            this.origin = origin;
        }

        boolean unfinished() {
            return summary == null || !summary.state().isOver();
        }
    }

    private final VirtualTime time;
    private final Duration commit;
    private final Map<RunId, Kept> durable = new LinkedHashMap<>();
    private final Set<JournaledRun> dirty = new LinkedHashSet<>();
    private final List<NewRun> beginning = new ArrayList<>();
    private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();
    private final List<String> commits = new ArrayList<>();
    private final List<Duration> urgent = new ArrayList<>();
    private boolean scheduled;
    private boolean broken;
    private boolean leased = true;

    /** The runs that another node has taken over. */
    private final Set<RunId> lost = new HashSet<>();

    /** How many flushes it takes until the lease is valid again. */
    private int renewals = 1;

    private int process;

    /** @param commit how long it takes until what it was told is durable */
    MortalStore(VirtualTime time, Duration commit) {
        this.time = time;
        this.commit = commit;
    }

    /** The process dies: what was not committed is lost, and nothing that was scheduled happens. */
    void kill() {
        time.kill();
        process++;
        dirty.clear();
        beginning.clear();
        waiting.clear();
        scheduled = false;
        durable.values().stream().filter(Kept::unfinished).forEach(kept -> kept.orphan = true);
    }

    /** As if a process had died at the very moment at which these marks were durable. */
    void plant(NewRun run, StepCheckpoint... marks) {
        Kept kept = new Kept(run);
        List.of(marks).forEach(mark -> kept.marks.put(mark.step(), mark));
        kept.orphan = true;
        durable.put(run.id(), kept);
    }

    /** Each commit: the milliseconds since the beginning, then the steps written, with their states. */
    List<String> commits() {
        return List.copyOf(commits);
    }

    /** When it was asked to write at once what has changed, since the beginning. */
    List<Duration> urgent() {
        return List.copyOf(urgent);
    }

    /** How many runs have changed since the last commit. */
    int dirtyCount() {
        return dirty.size();
    }

    /** From now on nothing can be written, until {@link #mend}. */
    void fail() {
        broken = true;
    }

    void mend() {
        broken = false;
    }

    /** The lease runs out, as that of a process that is paused. */
    void expire() {
        expire(1);
    }

    /** The lease runs out, and is valid again after so many flushes. */
    void expire(int flushes) {
        leased = false;
        renewals = flushes;
    }

    /** Another node takes the run over while the lease of this one has run out. */
    void lose(RunId run) {
        lost.add(run);
    }

    /** The steps of the run that are durably in {@code state}. */
    List<Integer> stepsIn(RunId id, StepState state) {
        return kept(id).marks.values().stream()
                .filter(mark -> mark.state() == state)
                .map(StepCheckpoint::step)
                .toList();
    }

    /** What is durable of the run itself. */
    Run summary(RunId id) {
        return Objects.requireNonNull(kept(id).summary);
    }

    boolean isSent(RunId id, int step) {
        StepCheckpoint mark = kept(id).marks.get(step);
        return mark != null && mark.sent();
    }

    List<RunId> ids() {
        return List.copyOf(durable.keySet());
    }

    private Kept kept(RunId id) {
        return Objects.requireNonNull(durable.get(id), "no such run");
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public Lease lease() {
        return () -> leased;
    }

    @Override
    public Uni<Void> begin(NewRun run) {
        return committed(() -> beginning.add(run));
    }

    @Override
    public void markDirty(JournaledRun run, boolean urgent) {
        if (urgent) {
            this.urgent.add(time.elapsed());
        }
        dirty.add(run);
        schedule();
    }

    @Override
    public Uni<Void> flush(JournaledRun run) {
        return committed(() -> dirty.add(run)).chain(() -> renewed(run));
    }

    private Uni<Void> renewed(JournaledRun run) {
        if (lost.contains(run.id())) {
            run.takenOver();
            return Uni.createFrom().failure(new RunTakenOver(run.id()));
        }
        leased = leased || --renewals <= 0;
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> complete(JournaledRun run) {
        return committed(() -> dirty.add(run));
    }

    @Override
    public Uni<List<InterruptedRun>> takeOver() {
        return Uni.createFrom().item(() -> {
            List<InterruptedRun> orphans = new ArrayList<>();
            for (Kept kept : durable.values()) {
                if (kept.orphan) {
                    kept.orphan = false;
                    orphans.add(interrupted(kept));
                }
            }
            return orphans;
        });
    }

    /** When the last process was last seen: a test may let time pass after {@link #kill}. */
    private Instant lastSeen = VirtualTime.START;

    void seenNow() {
        lastSeen = time.now();
    }

    private InterruptedRun interrupted(Kept kept) {
        Run summary = kept.summary;
        return new InterruptedRun(
                kept.origin,
                summary == null ? null : summary.started(),
                "before",
                lastSeen,
                summary == null ? List.of() : summary.resumptions(),
                List.copyOf(kept.marks.values()));
    }

    @Override
    public Uni<Optional<Run>> find(RunId id) {
        return Uni.createFrom().item(() -> Optional.ofNullable(durable.get(id)).map(MortalStore::run));
    }

    @Override
    public Uni<Boolean> contains(RunId id) {
        return Uni.createFrom().item(() -> durable.containsKey(id));
    }

    private static Run run(Kept kept) {
        Plan plan = Plan.of(kept.origin.programs());
        List<StepResult> steps = IntStream.range(0, plan.size())
                .mapToObj(step -> result(plan, step, kept.marks.get(step)))
                .toList();
        Run summary = Objects.requireNonNull(kept.summary);
        return new Run(
                summary.id(),
                summary.program(),
                summary.cause(),
                summary.state(),
                summary.requested(),
                summary.started(),
                summary.finished(),
                summary.error(),
                summary.resumptions(),
                steps);
    }

    private static StepResult result(Plan plan, int step, @Nullable StepCheckpoint mark) {
        return mark == null
                ? new StepResult(plan.path(step), plan.step(step), StepState.PENDING, null, null, null, 0)
                : new StepResult(
                        plan.path(step),
                        plan.step(step),
                        mark.state(),
                        mark.started(),
                        mark.finished(),
                        mark.error(),
                        mark.attempt());
    }

    @Override
    public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
        return Uni.createFrom()
                .item(() -> durable.values().stream()
                        .filter(kept -> kept.origin.cause().equals(occurrence))
                        .map(kept -> kept.origin.id())
                        .findFirst());
    }

    @Override
    public Uni<List<Run>> list(RunQuery query) {
        return Uni.createFrom()
                .item(() -> durable.values().stream()
                        .filter(kept -> kept.summary != null)
                        .map(MortalStore::run)
                        .map(Run::summary)
                        .filter(query::matches)
                        .toList());
    }

    private Uni<Void> committed(Runnable change) {
        return Uni.createFrom().emitter(emitter -> {
            change.run();
            waiting.add(emitter);
            schedule();
        });
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            int now = process;
            var _ = time.schedule(() -> commit(now), commit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void commit(int of) {
        if (of != process) {
            return;
        }
        scheduled = false;
        List<UniEmitter<? super Void>> told = List.copyOf(waiting);
        waiting.clear();
        if (broken) {
            beginning.clear();
            told.forEach(
                    emitter -> emitter.fail(new StoreUnavailable("the disk is full", new IllegalStateException())));
            return;
        }
        StringBuilder commit = new StringBuilder().append(time.elapsed().toMillis());
        beginning.forEach(run -> durable.put(run.id(), new Kept(run)));
        beginning.clear();
        List<JournaledRun> runs = List.copyOf(dirty);
        dirty.clear();
        runs.forEach(run -> {
            Kept kept = kept(run.id());
            run.takeCheckpoints().forEach(mark -> {
                kept.marks.put(mark.step(), mark);
                commit.append(" ")
                        .append(mark.step())
                        .append(mark.sent() ? " sent" : "")
                        .append(" ")
                        .append(mark.state());
            });
            kept.summary = run.summary();
        });
        commits.add(commit.toString());
        told.forEach(emitter -> emitter.complete(null));
    }
}
