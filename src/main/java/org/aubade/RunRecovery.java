package org.aubade;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.run.RunHandle;
import org.aubade.run.RunService;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Resumes runs whose process has ended: at the start, whenever the store is opened again, and, if other nodes may share the store, repeatedly. */
@Singleton
class RunRecovery {
    private static final Logger LOG = Logger.getLogger("aubade.run");
    private static final long RETRY_MILLIS = 1_000;

    private final Storage storage;
    private final RunService runs;
    private final TimeSource time;
    private final AtomicBoolean searching = new AtomicBoolean();
    private volatile boolean stopped;

    RunRecovery(Storage storage, RunService runs, TimeSource time) {
        this.storage = storage;
        this.runs = runs;
        this.time = time;
    }

    /** Starts to look for interrupted runs. A device that is not registered by now is waited for by the steps that need it. */
    void start() {
        if (!storage.runs().isDurable()) {
            return;
        }
        storage.whenOpened(this::search);
        search();
        storage.lookForOthers().ifPresent(every -> {
            var _ = time.timer()
                    .scheduleWithFixedDelay(this::search, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** Resumes no more runs. */
    void stop() {
        stopped = true;
    }

    private void search() {
        if (!stopped && searching.compareAndSet(false, true)) {
            runs.takeOver()
                    .onTermination()
                    .invoke(() -> searching.set(false))
                    .subscribe()
                    .with(RunRecovery::report, this::failed);
        }
    }

    private static void report(List<RunHandle> taken) {
        if (!taken.isEmpty()) {
            LOG.infof("%d interrupted runs were taken over.", taken.size());
        }
    }

    /** An unavailable store is not logged here, since it logs that itself. */
    private void failed(Throwable failure) {
        if (!(failure instanceof StoreUnavailable)) {
            LOG.error("Looking for interrupted runs broke and is tried again.", failure);
        }
        if (!stopped) {
            var _ = time.timer().schedule(this::search, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
