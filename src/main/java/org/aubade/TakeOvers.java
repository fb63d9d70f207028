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

/** Goes on with runs whose process is gone: once the store is open, and where there may be other nodes again and again. */
@Singleton
class TakeOvers {
    private static final Logger LOG = Logger.getLogger("aubade.run");
    private static final long AGAIN_MILLIS = 1_000;

    private final Storage storage;
    private final RunService runs;
    private final TimeSource time;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean stopped;

    TakeOvers(Storage storage, RunService runs, TimeSource time) {
        this.storage = storage;
        this.runs = runs;
        this.time = time;
    }

    /** Begins to look; devices have to be known by now. */
    void begin() {
        if (!storage.runs().isDurable()) {
            return;
        }
        storage.whenOpened(this::look);
        look();
        storage.lookForOthers().ifPresent(every -> {
            var _ = time.timer()
                    .scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** Takes nothing over any more. */
    void end() {
        stopped = true;
    }

    private void look() {
        if (!stopped && looking.compareAndSet(false, true)) {
            runs.takeOver()
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(TakeOvers::report, this::failed);
        }
    }

    private static void report(List<RunHandle> taken) {
        if (!taken.isEmpty()) {
            LOG.infof("%d interrupted runs were taken over.", taken.size());
        }
    }

    /** While the store is away it says so itself, and calls when it is back. */
    private void failed(Throwable failure) {
        if (!(failure instanceof StoreUnavailable)) {
            LOG.error("Looking for interrupted runs broke and is tried again.", failure);
        }
        if (!stopped) {
            var _ = time.timer().schedule(this::look, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
