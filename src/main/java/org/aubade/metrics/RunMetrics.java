package org.aubade.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunListener;
import org.aubade.run.RunState;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** Measures runs and occurrences: how long, how they ended, how late, and when a schedule's run last succeeded. */
@Singleton
public class RunMetrics implements RunListener {
    private static final Duration[] DURATIONS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(2),
        Duration.ofHours(8)
    };

    private static final Duration[] LATENESS = {
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final BoundedTag programs = new BoundedTag();
    private final BoundedTag schedules = new BoundedTag();
    private final Map<RunState, Counter> ended = new ConcurrentHashMap<>();
    private final Map<Decision, Counter> decided = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> lastSuccess = new ConcurrentHashMap<>();

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        Stream.of(RunState.values())
                .filter(RunState::isOver)
                .forEach(state -> ended.put(
                        state,
                        Counter.builder("aubade.runs.ended")
                                .description("Runs that have ended.")
                                .tag("state", tag(state))
                                .register(registry)));
        Stream.of(Decision.values())
                .forEach(decision -> decided.put(
                        decision,
                        Counter.builder("aubade.occurrences")
                                .description("Occurrences of schedules that have been decided.")
                                .tag("decision", tag(decision))
                                .register(registry)));
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void ended(Run run) {
        Objects.requireNonNull(ended.get(run.state())).increment();
        @Nullable Instant started = run.started();
        @Nullable Instant finished = run.finished();
        if (started != null && finished != null) {
            Timer.builder("aubade.run.duration")
                    .description("How long runs took, from their first step to their end.")
                    .tags("program", programs.of(run.program()), "outcome", tag(run.state()))
                    .serviceLevelObjectives(DURATIONS)
                    .register(registry)
                    .record(Duration.between(started, finished));
        }
        if (run.state() == RunState.SUCCEEDED && finished != null && run.cause() instanceof Cause.Occurrence due) {
            succeeded(schedules.of(due.schedule()), finished);
        }
    }

    private void succeeded(String schedule, Instant when) {
        lastSuccess
                .computeIfAbsent(schedule, name -> {
                    AtomicLong last = new AtomicLong();
                    TimeGauge.builder("aubade.schedule.last.success", last, TimeUnit.MILLISECONDS, AtomicLong::get)
                            .description("When a run of the schedule last succeeded, in seconds since 1970.")
                            .tag("schedule", name)
                            .register(registry);
                    return last;
                })
                .set(when.toEpochMilli());
    }

    /** An occurrence was decided. One that somebody put off is not late. */
    public void decided(LedgerEntry entry) {
        Objects.requireNonNull(decided.get(entry.decision())).increment();
        if (entry.decision() == Decision.RAN || entry.decision() == Decision.SHIFTED) {
            Timer.builder("aubade.schedule.lateness")
                    .description("How long after its time it was decided that an occurrence runs.")
                    .tag("schedule", schedules.of(entry.schedule()))
                    .serviceLevelObjectives(LATENESS)
                    .register(registry)
                    .record(Duration.between(entry.planned(), entry.decided()));
        }
    }
}
