package org.aubade.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * What one subject takes for each step of each tree: wall-clock and process-CPU nanoseconds and allocated bytes, one JSON
 * object a line. Arguments: the subject, milliseconds of the processor for the warm-up, milliseconds of it for each tree,
 * and names of trees.
 */
final class Engine {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final boolean hop;
    private final Devices devices;
    private final Subject subject;
    private volatile long finished;

    private Engine(String name, boolean hop) {
        this.name = name;
        this.hop = hop;
        if (name.equals("structured")) {
            Structured structured = new Structured(hop);
            devices = structured;
            subject = structured;
        } else {
            devices = hop ? Devices.onALaterTurn() : Devices.atOnce();
            subject = subject(name, devices);
        }
    }

    static Subject subject(String name, Devices devices) {
        return switch (name) {
            case "aubade" -> new Aubade(devices, new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("timer").daemon().unstarted(task)), 1);
            case "floor" -> new Floor(devices);
            case "futures" -> new Futures(devices);
            case "rxjava" -> new RxJava(devices);
            case "reactor" -> new Reactor(devices);
            default -> throw new IllegalArgumentException("unknown subject '" + name
                    + "'; known: aubade, floor, futures, rxjava, reactor, structured");
        };
    }

    /** The loop is on a virtual thread for the sake of structured concurrency, which is at its best there. */
    public static void main(String[] arguments) throws InterruptedException {
        Runnable measuring = () -> {
            long warmUp = Long.parseLong(arguments[1]) * 1_000_000;
            long measure = Long.parseLong(arguments[2]) * 1_000_000;
            long givenUp = System.nanoTime() + 4 * warmUp;
            Engine[] engines = {new Engine(arguments[0], false), new Engine(arguments[0], true)};
            Map<String, Tree> trees = Tree.all();
            trees.keySet().retainAll(List.of(arguments).subList(3, arguments.length));
            while (SYSTEM.getProcessCpuTime() < warmUp && System.nanoTime() < givenUp) {
                for (Engine engine : engines) {
                    trees.forEach((_, tree) -> engine.runs(tree, measure / 3, tree.steps()));
                }
            }
            for (Engine engine : engines) {
                trees.forEach((what, tree) -> engine.measure(what, tree, measure));
            }
        };
        Thread thread = arguments[0].equals("structured")
                ? Thread.ofVirtual().unstarted(measuring)
                : Thread.ofPlatform().unstarted(measuring);
        thread.setUncaughtExceptionHandler((_, e) -> {
            e.printStackTrace();
            System.exit(1);
        });
        thread.start();
        thread.join();
        System.exit(0);
    }

    private void measure(String what, Tree tree, long nanos) {
        int steps = tree.steps();
        long before = devices.answered();
        long cpu = SYSTEM.getProcessCpuTime();
        long bytes = THREADS.getTotalThreadAllocatedBytes();
        long began = System.nanoTime();
        double all = (double) runs(tree, nanos, steps) * steps;
        double took = (System.nanoTime() - began) / all;
        double cpuTook = (SYSTEM.getProcessCpuTime() - cpu) / all;
        double allocated = (THREADS.getTotalThreadAllocatedBytes() - bytes) / all;
        if (devices.answered() - before != Math.round(all / steps) * tree.sends()) {
            throw new IllegalStateException(name + " did not send every message of " + what);
        }
        System.out.printf(
                Locale.ROOT,
                "{\"subject\":\"%s\",\"tree\":\"%s\",\"hop\":%b,\"ns\":%.1f,\"cpu\":%.1f,\"bytes\":%.1f}%n",
                name,
                what,
                hop,
                took,
                cpuTook,
                allocated);
    }

    /**
     * Runs the tree one run after the other until the process has had so many nanoseconds of the processor, once at least,
     * and says how often. A machine that is busy with other things takes longer over it, four times at most.
     */
    private long runs(Tree tree, long nanos, int steps) {
        int atATime = steps > 100 ? 1 : 32; // the clocks are asked rarely enough not to be measured
        long enough = SYSTEM.getProcessCpuTime() + nanos;
        long givenUp = System.nanoTime() + 4 * nanos;
        long runs = 0;
        do {
            for (int i = 0; i < atATime; i++) {
                run(tree);
                runs++;
            }
        } while (SYSTEM.getProcessCpuTime() < enough && System.nanoTime() < givenUp);
        return runs;
    }

    private void run(Tree tree) {
        long before = finished;
        subject.start(tree, () -> finished = before + 1);
        devices.drain();
        while (finished == before) {
            Thread.onSpinWait();
        }
    }
}
