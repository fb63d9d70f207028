package org.aubade.api.connection;

import java.net.InetAddress;
import java.time.Duration;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says that connections are closed because there are too many, at most once a minute. */
final class RefusalLog {
    private static final Logger LOG = Logger.getLogger("aubade.api");
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final TimeSource time;
    private boolean hasSpoken;
    private long lastNanos;
    private int untold;

    RefusalLog(TimeSource time) {
        this.time = time;
    }

    /** A connection from {@code address} is closed because of {@code reason}. */
    void add(InetAddress address, String reason) {
        String before = takeTurn();
        if (before != null) {
            LOG.warnf("A connection from %s was closed: %s%s.", address.getHostAddress(), reason, before);
        }
    }

    /** What to say of those closed without a line; null while the pause lasts. */
    private synchronized @Nullable String takeTurn() {
        long now = time.ticker().getAsLong();
        if (hasSpoken && now - lastNanos < PAUSE_NANOS) {
            untold++;
            return null;
        }
        String before = untold == 0 ? "" : "; so were " + untold + " others before it";
        hasSpoken = true;
        lastNanos = now;
        untold = 0;
        return before;
    }
}
