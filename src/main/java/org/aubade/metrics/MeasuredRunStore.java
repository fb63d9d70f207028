package org.aubade.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.Lease;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.RunStore;

/** Forwards to another store, and measures how long runs wait for it. */
public final class MeasuredRunStore implements RunStore {
    private final RunStore store;
    private final Timer begins;
    private final Timer flushes;
    private final Timer completions;

    public MeasuredRunStore(RunStore store, MeterRegistry registry) {
        this.store = store;
        this.begins = timer(registry, "begin");
        this.flushes = timer(registry, "flush");
        this.completions = timer(registry, "complete");
    }

    private static Timer timer(MeterRegistry registry, String operation) {
        return Timer.builder("aubade.journal.latency")
                .description("How long a run waits until the journal has written it.")
                .tag("operation", operation)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10))
                .register(registry);
    }

    private static <T> Uni<T> measured(Uni<T> action, Timer timer) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start();
            return action.onTermination().invoke(() -> sample.stop(timer));
        });
    }

    @Override
    public boolean isDurable() {
        return store.isDurable();
    }

    @Override
    public Lease lease() {
        return store.lease();
    }

    @Override
    public Uni<Void> begin(NewRun run) {
        return measured(store.begin(run), begins);
    }

    @Override
    public void markDirty(JournaledRun run, boolean urgent) {
        store.markDirty(run, urgent);
    }

    @Override
    public Uni<Void> flush(JournaledRun run) {
        return measured(store.flush(run), flushes);
    }

    @Override
    public Uni<Void> complete(JournaledRun run) {
        return measured(store.complete(run), completions);
    }

    @Override
    public Uni<List<InterruptedRun>> takeOver() {
        return store.takeOver();
    }

    @Override
    public Uni<Optional<Run>> find(RunId id) {
        return store.find(id);
    }

    @Override
    public Uni<Boolean> contains(RunId id) {
        return store.contains(id);
    }

    @Override
    public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
        return store.find(occurrence);
    }

    @Override
    public Uni<List<Run>> list(RunQuery query) {
        return store.list(query);
    }
}
