package org.aubade.device;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What a logger, {@code aubade.device} if none is named, says at INFO and above while it is open. */
public final class DeviceLog extends Handler implements AutoCloseable {
    private final Logger logger;
    private final Formatter messageOnly = new PatternFormatter("%s");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private DeviceLog(String logger) {
        this.logger = Logger.getLogger(logger);
    }

    /** Begins to listen; to be closed. */
    public static DeviceLog open() {
        return open("aubade.device");
    }

    /** Begins to listen to {@code logger}; to be closed. */
    public static DeviceLog open(String logger) {
        DeviceLog log = new DeviceLog(logger);
        log.setLevel(Level.INFO);
        log.logger.addHandler(log);
        return log;
    }

    /** The messages so far, in order. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The messages so far, which it then forgets. */
    public List<String> take() {
        List<String> taken = lines();
        lines.clear();
        return taken;
    }

    @Override
    public void publish(LogRecord said) {
        if (isLoggable(said)) {
            lines.add(messageOnly.format(said));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
