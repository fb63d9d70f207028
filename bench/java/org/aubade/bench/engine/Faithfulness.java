package org.aubade.bench.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * How many milliseconds longer than its critical path, two messages in sequence, a run of the tutorial's sleep takes from the
 * moment at which it was asked for; one JSON object a line. Arguments: aubade or futures, then for each case the devices'
 * milliseconds, the runs at once, and how often, such as 5x1000x3.
 */
final class Faithfulness {
    private static final Tree SLEEP = Tree.sleep();
    private static final int WARM_UP = 10;

    /** Each run at a time has a home of its own: a device that takes 5 ms would have the others wait for their turn. */
    private static final int MOST_AT_ONCE = 10_000;

    private Faithfulness() {}

    public static void main(String[] arguments) throws InterruptedException {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("timer").daemon().unstarted(task));
        Map<Duration, Subject> subjects = new HashMap<>();
        for (String of : Arrays.asList(arguments).subList(1, arguments.length)) {
            String[] numbers = of.split("x");
            Duration latency = Duration.ofMillis(Long.parseLong(numbers[0]));
            int atOnce = Integer.parseInt(numbers[1]);
            boolean first = !subjects.containsKey(latency);
            Subject subject = subjects.computeIfAbsent(latency, each -> subject(arguments[0], each, timer));
            // The short ones have the code compiled; the first run of each latency has its programs made.
            for (int i = latency.toMillis() < 10 ? WARM_UP : first ? 1 : 0; i > 0; i--) {
                var _ = overshoots(subject, i > 1 ? 500 : 1, 0);
            }
            for (int i = 0; i < Integer.parseInt(numbers[2]); i++) {
                print(arguments[0], latency, atOnce, overshoots(subject, atOnce, 2 * latency.toNanos()));
            }
        }
        System.exit(0);
    }

    private static Subject subject(String name, Duration latency, ScheduledThreadPoolExecutor timer) {
        Devices devices = Devices.after(latency, Executors.unconfigurableScheduledExecutorService(timer));
        return name.equals("aubade") ? new Aubade(devices, timer, MOST_AT_ONCE) : Engine.subject(name, devices);
    }

    private static double[] overshoots(Subject subject, int atOnce, long criticalPath) throws InterruptedException {
        double[] millis = new double[atOnce];
        CountDownLatch left = new CountDownLatch(atOnce);
        for (int i = 0; i < atOnce; i++) {
            int run = i;
            long asked = System.nanoTime();
            subject.start(SLEEP, () -> {
                millis[run] = (System.nanoTime() - asked - criticalPath) / 1e6;
                left.countDown();
            });
        }
        left.await();
        return millis;
    }

    private static void print(String subject, Duration latency, int atOnce, double[] overshoots) {
        StringBuilder values = new StringBuilder();
        Arrays.sort(overshoots);
        for (int percent : atOnce == 1 ? new int[] {50} : new int[] {50, 99}) {
            double value = overshoots[Math.min(atOnce - 1, atOnce * percent / 100)];
            values.append(String.format(Locale.ROOT, ",\"p%d\":%.3f", percent, value));
        }
        System.out.printf(
                "{\"subject\":\"%s\",\"latency\":%d,\"atOnce\":%d%s}%n", subject, latency.toMillis(), atOnce, values);
    }
}
