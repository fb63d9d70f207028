package org.aubade.access.audit;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/**
 * Writes what was done, up to 100 ms later and many entries at once, so that it costs a request nothing. What was not written when the
 * process is killed, or while the store is away for long, is lost; the latter is logged.
 */
public final class AuditLog {
    private static final Logger LOG = Logger.getLogger("aubade.access");
    private static final long LINGER_MILLIS = 100;
    private static final long RETRY_MILLIS = 2_000;
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_AT_ONCE = 500;

    /** In characters. */
    private static final int MAX_TEXT = 200;

    private final AuditStore store;
    private final TimeSource time;

    /** What is not written yet, oldest first; guarded by its own monitor, which also guards {@code scheduled}, {@code writing} and {@code lost}. */
    private final List<AuditEntry> waiting = new ArrayList<>();

    private boolean scheduled;

    /** What is being written. */
    private Uni<Void> writing = Uni.createFrom().voidItem();

    private long lost;

    public AuditLog(AuditStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    /** Notes that {@code who} did something; see {@link AuditEntry}. */
    public void record(String who, String address, String action, String subject, int status) {
        AuditEntry entry = new AuditEntry(0, time.now(), line(who), address, action, line(subject), status);
        synchronized (waiting) {
            if (waiting.size() >= MAX_WAITING) {
                lost++;
                return;
            }
            waiting.add(entry);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        writeIn(LINGER_MILLIS);
    }

    /** What clients write is kept short, and in one line. */
    private static String line(String text) {
        return text.substring(0, Math.min(text.length(), MAX_TEXT)).replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private void writeIn(long millis) {
        var _ = time.timer().schedule(this::write, millis, TimeUnit.MILLISECONDS);
    }

    private void write() {
        List<AuditEntry> some = take(MAX_AT_ONCE);
        if (some.isEmpty()) {
            written();
            return;
        }
        Uni<Void> adding = store.add(some).memoize().indefinitely();
        synchronized (waiting) {
            writing = adding;
        }
        adding.subscribe().with(_ -> written(), failure -> failed(some, failure));
    }

    private List<AuditEntry> take(int max) {
        synchronized (waiting) {
            List<AuditEntry> oldest = waiting.subList(0, Math.min(waiting.size(), max));
            List<AuditEntry> some = List.copyOf(oldest);
            oldest.clear();
            return some;
        }
    }

    private void written() {
        long missing;
        boolean more;
        synchronized (waiting) {
            more = !waiting.isEmpty();
            scheduled = more;
            missing = lost;
            lost = 0;
        }
        if (missing > 0) {
            LOG.errorf("The audit log lacks %d entries, which came while it could not be written.", missing);
        }
        if (more) {
            writeIn(LINGER_MILLIS);
        }
    }

    private void failed(List<AuditEntry> some, Throwable failure) {
        LOG.debug("The audit log cannot be written and is tried again.", failure);
        synchronized (waiting) {
            waiting.addAll(0, some);
        }
        writeIn(RETRY_MILLIS);
    }

    /** Writes what waits, after what is being written; completes when that is done, and fails if it cannot be done. */
    @CheckReturnValue
    public Uni<Void> flush() {
        return Uni.createFrom().deferred(() -> {
            Uni<Void> before;
            synchronized (waiting) {
                before = writing;
            }
            // What could not be written waits again.
            return before.onItemOrFailure().transformToUni((_, _) -> {
                List<AuditEntry> all = take(Integer.MAX_VALUE);
                return all.isEmpty() ? Uni.createFrom().voidItem() : store.add(all);
            });
        });
    }
}
