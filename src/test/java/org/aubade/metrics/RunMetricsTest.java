package org.aubade.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunState;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerEntry;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    private static final Instant SEVEN = Instant.parse("2027-01-04T07:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunMetrics metrics = new RunMetrics(registry);

    private static Run over(String program, Cause cause, RunState state) {
        return new Run(
                RunId.create(), program, cause, state, SEVEN, SEVEN, SEVEN.plusSeconds(3), null, List.of(), List.of());
    }

    private static LedgerEntry entry(Decision decision) {
        return new LedgerEntry(
                "morning",
                SEVEN,
                LocalDateTime.parse("2027-01-04T07:00"),
                "wake-up",
                decision,
                "it was due",
                null,
                SEVEN.plusSeconds(2));
    }

    @Test
    void runs_are_measured_by_program_and_outcome() {
        metrics.ended(over("wake-up", Cause.Request.ANONYMOUS, RunState.SUCCEEDED));
        metrics.ended(over("wake-up", Cause.Request.ANONYMOUS, RunState.FAILED));

        var succeeded = registry.get("aubade.run.duration")
                .tags("program", "wake-up", "outcome", "succeeded")
                .timer();
        assertThat(succeeded.count()).isOne();
        assertThat(succeeded.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(registry.get("aubade.runs.ended")
                        .tag("state", "failed")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void programs_beyond_the_first_two_hundred_are_measured_together() {
        for (int program = 0; program < 300; program++) {
            metrics.ended(over("program-" + program, Cause.Request.ANONYMOUS, RunState.SUCCEEDED));
        }

        assertThat(registry.get("aubade.run.duration").timers()).hasSize(201);
        assertThat(registry.get("aubade.run.duration")
                        .tag("program", "others")
                        .timer()
                        .count())
                .isEqualTo(100);
    }

    @Test
    void the_last_success_of_a_schedule_is_an_instant_and_a_failure_does_not_move_it() {
        metrics.ended(over("wake-up", new Cause.Occurrence("morning", SEVEN), RunState.SUCCEEDED));
        metrics.ended(over("wake-up", new Cause.Occurrence("night", SEVEN), RunState.FAILED));

        assertThat(registry.get("aubade.schedule.last.success").gauges()).hasSize(1);
        assertThat(registry.get("aubade.schedule.last.success")
                        .tag("schedule", "morning")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isCloseTo((double) SEVEN.plusSeconds(3).getEpochSecond(), within(0.001));
    }

    @Test
    void an_occurrence_is_late_by_what_passed_since_its_time_unless_somebody_put_it_off() {
        metrics.decided(entry(Decision.RAN));
        metrics.decided(entry(Decision.SNOOZED));

        var lateness = registry.get("aubade.schedule.lateness").timer();
        assertThat(lateness.count()).isOne();
        assertThat(lateness.totalTime(TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(registry.get("aubade.occurrences")
                        .tag("decision", "snoozed")
                        .counter()
                        .count())
                .isOne();
    }
}
