package org.aubade.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.aubade.run.InMemoryRunStore;
import org.aubade.run.RunStore;
import org.aubade.store.Database;
import org.aubade.store.SqlRunStore;
import org.aubade.time.TimeSource;

/**
 * What the journal costs: runs of the tutorial's sleep per second with the journal in SQLite and without it, in turns, with
 * devices that answer at once; the disk decides. To be run by hand on an idle machine.
 */
public final class JournalCost {
    private static final int ROUNDS = 7;
    private static final int RUNS = 2_000;

    private JournalCost() {}

    public static void main(String[] arguments) throws IOException {
        TimeSource time = BenchHome.time();
        Path directory = Files.createTempDirectory("journal-cost");
        try (Database database = Database.sqlite(directory, time)) {
            database.open();
            try (SqlRunStore journal = new SqlRunStore(database, "bench", time)) {
                for (int atATime : List.of(1, 64, 512)) {
                    compare(atATime, journal, time);
                }
            }
        }
        System.exit(0);
    }

    private static void compare(int atATime, RunStore journal, TimeSource time) {
        BenchHome with = new BenchHome(Duration.ZERO, journal, time);
        BenchHome without = new BenchHome(Duration.ZERO, new InMemoryRunStore(1_000, 100_000), time);
        int runs = atATime == 1 ? RUNS / 10 : RUNS;
        List<Double> fast = new ArrayList<>();
        List<Double> slow = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double unwritten = perSecond(without, atATime, runs);
            double written = perSecond(with, atATime, runs);
            if (round > 0) {
                fast.add(unwritten);
                slow.add(written);
            }
        }
        fast.sort(Double::compare);
        slow.sort(Double::compare);
        double unwritten = fast.get(ROUNDS / 2);
        double written = slow.get(ROUNDS / 2);
        System.out.printf(
                "%d at a time: %.0f runs/s with the journal, %.0f without: ratio 1 : %.1f%n",
                atATime, written, unwritten, unwritten / written);
    }

    private static double perSecond(BenchHome home, int atATime, int runs) {
        Semaphore room = new Semaphore(atATime);
        CountDownLatch left = new CountDownLatch(runs);
        long began = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            room.acquireUninterruptibly();
            home.start()
                    .onItem()
                    .transformToUni(run -> run.finished())
                    .subscribe()
                    .with(_ -> {
                        room.release();
                        left.countDown();
                    });
        }
        try {
            left.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return runs / ((System.nanoTime() - began) / 1e9);
    }
}
