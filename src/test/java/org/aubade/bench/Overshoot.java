package org.aubade.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.aubade.run.Run;
import org.aubade.run.RunState;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.time.TimeSource;

/**
 * How much longer than its critical path a run of the tutorial's sleep takes: two messages in sequence to devices that
 * take 500 ms. Beside each run two bare waits of the same timer are measured, which is what the machine takes by itself.
 * Several homes share the timer, as the service has it, each at moments of its own. To be run by hand on an idle machine.
 */
public final class Overshoot {
    private static final Duration LATENCY = Duration.ofMillis(500);
    private static final int HOMES = 8;

    /** So many short runs have the code compiled, as that of a service is which has been there for a while. */
    private static final int WARM_UP = 3_000;

    private static final int ROUNDS = 130;

    private final TimeSource time = BenchHome.time();
    private final List<Double> runs = new ArrayList<>();
    private final List<Double> waits = new ArrayList<>();

    private Overshoot() {}

    public static void main(String[] arguments) throws InterruptedException {
        Overshoot overshoot = new Overshoot();
        overshoot.warmUp();
        List<Thread> homes = IntStream.range(0, HOMES)
                .mapToObj(number -> Thread.ofPlatform().start(() -> overshoot.rounds(number)))
                .toList();
        for (Thread home : homes) {
            home.join();
        }
        print("runs of " + 2 * LATENCY.toMillis() + " ms", overshoot.runs);
        print("bare waits of the same length", overshoot.waits);
        System.exit(overshoot.runs.size() == HOMES * ROUNDS ? 0 : 1);
    }

    private void warmUp() {
        try (BenchHome home = home(Duration.ofMillis(1))) {
            for (int run = 0; run < WARM_UP; run++) {
                var _ = run(home);
            }
        }
    }

    private void rounds(int number) {
        try (BenchHome home = home(LATENCY)) {
            pause(Duration.ofMillis(number * 131L));
            for (int round = 0; round < ROUNDS; round++) {
                add(runs, run(home));
                pause(Duration.ofMillis(7L + number));
                add(waits, bareWaits());
            }
        }
    }

    private BenchHome home(Duration latency) {
        return new BenchHome(latency, new InMemoryRunStore(10, 1_000), time);
    }

    private static Duration run(BenchHome home) {
        Run run = home.start().await().indefinitely().finished().await().indefinitely();
        Instant started = run.started();
        Instant finished = run.finished();
        if (started == null || finished == null || run.state() != RunState.SUCCEEDED) {
            throw new IllegalStateException("the run failed: " + run.error());
        }
        return Duration.between(started, finished);
    }

    private Duration bareWaits() {
        Instant started = time.now();
        CompletableFuture<Instant> finished = new CompletableFuture<>();
        after(LATENCY, () -> after(LATENCY, () -> finished.complete(time.now())));
        return Duration.between(started, finished.join());
    }

    private void after(Duration delay, Runnable action) {
        var _ = time.timer().schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void add(List<Double> all, Duration took) {
        double millis = took.minus(LATENCY.multipliedBy(2)).toNanos() / 1e6;
        synchronized (all) {
            all.add(millis);
        }
    }

    private static void print(String of, List<Double> overshoot) {
        overshoot.sort(Double::compare);
        System.out.printf(
                "overshoot of %d %s: p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                overshoot.size(),
                of,
                overshoot.get(overshoot.size() / 2),
                overshoot.get(overshoot.size() * 9 / 10),
                overshoot.get(overshoot.size() * 99 / 100),
                overshoot.getLast());
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
