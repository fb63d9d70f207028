package org.aubade.announce;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.run.Cause;
import org.aubade.run.RunService;
import org.aubade.run.Start;
import org.aubade.text.Violation;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Starts programs when their buttons are pressed, once for two presses within a second. */
final class Starter {
    private static final Logger LOG = Logger.getLogger("aubade.announce");

    /** A press so soon after another is ignored, since brokers may deliver a message twice. */
    private static final Duration DEBOUNCE = Duration.ofSeconds(1);

    private final RunService runs;
    private final Supplier<Uni<Cause.Request>> cause;
    private final TimeSource time;
    private final Map<String, Instant> pressed = new ConcurrentHashMap<>();

    Starter(RunService runs, Supplier<Uni<Cause.Request>> cause, TimeSource time) {
        this.runs = runs;
        this.cause = cause;
        this.time = time;
    }

    /** Starts the program with this name; calls {@code refused} with the reason if it cannot run. */
    void start(String program, ProgramCatalog programs, Consumer<String> refused) {
        Instant now = time.now();
        pressed.values().removeIf(earlier -> !earlier.plus(DEBOUNCE).isAfter(now));
        StoredProgram stored = programs.find(program).orElse(null);
        if (stored == null || pressed.putIfAbsent(program, now) != null) {
            return;
        }
        cause.get()
                .onItem()
                .transformToUni(by -> runs.start(stored.program(), by))
                .subscribe()
                .with(
                        start -> report(program, start, refused),
                        failure -> refuse(program, String.valueOf(failure.getMessage()), refused));
    }

    private static void report(String program, Start start, Consumer<String> refused) {
        switch (start) {
            case Start.Accepted accepted ->
                LOG.infof(
                        "Run %s of program '%s' was asked for by its button.",
                        accepted.run().id(), program);
            case Start.Overlapping overlapping ->
                LOG.infof(
                        "Program '%s' is running already: %s.",
                        program, overlapping.running().id());
            case Start.Unresolved unresolved ->
                refuse(
                        program,
                        unresolved.violations().stream().map(Starter::words).collect(Collectors.joining("; ")),
                        refused);
            case Start.Full full -> refuse(program, full.reason(), refused);
            case Start.Stopping _ -> refuse(program, "the service is stopping", refused);
        }
    }

    private static String words(Violation violation) {
        return violation.path() + ": " + violation.message();
    }

    private static void refuse(String program, String why, Consumer<String> refused) {
        LOG.warnf("Program '%s' was not started by its button: %s", program, why);
        refused.accept(why);
    }
}
