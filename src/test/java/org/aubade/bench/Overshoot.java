package org.aubade.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.aubade.run.InMemoryRunStore;
import org.aubade.run.Run;
import org.aubade.time.TimeSource;

/**
 * How much longer than its critical path a run of the tutorial's sleep takes: two messages in sequence to devices that
 * take 500 ms. Several homes, which share the timer as the service has it, run beside each other at moments of their own.
 * To be run by hand on an idle machine.
 */
public final class Overshoot {
    private static final Duration LATENCY = Duration.ofMillis(500);
    private static final int HOMES = 8;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 130;

    private Overshoot() {}

    public static void main(String[] arguments) {
        TimeSource time = BenchHome.time();
        List<Double> overshoot = new ArrayList<>();
        List<Thread> homes = IntStream.range(0, HOMES)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    try (BenchHome home = new BenchHome(LATENCY, new InMemoryRunStore(10, 1_000), time)) {
                        rounds(home, number, overshoot);
                    }
                }))
                .toList();
        homes.forEach(Overshoot::join);
        overshoot.sort(Double::compare);
        System.out.printf(
                "overshoot of %d runs over %d ms: p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                overshoot.size(),
                2 * LATENCY.toMillis(),
                overshoot.get(overshoot.size() / 2),
                overshoot.get(overshoot.size() * 9 / 10),
                overshoot.get(overshoot.size() * 99 / 100),
                overshoot.getLast());
        System.exit(0);
    }

    private static void rounds(BenchHome home, int number, List<Double> overshoot) {
        pause(Duration.ofMillis(number * 131L));
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            Run run = home.start().await().indefinitely().finished().await().indefinitely();
            Instant started = run.started();
            Instant finished = run.finished();
            if (round >= WARM_UP && started != null && finished != null) {
                double millis = Duration.between(started, finished)
                                .minus(LATENCY.multipliedBy(2))
                                .toNanos()
                        / 1e6;
                synchronized (overshoot) {
                    overshoot.add(millis);
                }
            }
            pause(Duration.ofMillis(7L + number));
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread home) {
        try {
            home.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
