package org.aubade.bench;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.run.journal.RunStore;
import org.aubade.store.SqlRunStore;
import org.aubade.store.database.Database;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.TimeSource;

/**
 * What the journal costs: runs of the tutorial's sleep per second with the journal in SQLite and without it, in turns, with
 * devices that answer at once. Each of the homes has its own devices and runs one program after the other, since a
 * toilet flushes only once it is written that it will; the disk decides. To be run by hand on an idle machine.
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
            try (SqlRunStore journal = new SqlRunStore(database, "bench", SessionSettings.DEFAULT, time)) {
                for (int homes : List.of(1, 64, 512)) {
                    compare(homes, journal, time);
                }
            }
        }
        System.exit(0);
    }

    private static void compare(int homes, RunStore journal, TimeSource time) {
        List<BenchHome> with = homes(homes, journal, time);
        List<BenchHome> without = homes(homes, new InMemoryRunStore(1_000, 100_000), time);
        int runs = homes == 1 ? RUNS / 10 : RUNS * 2;
        List<Double> fast = new ArrayList<>();
        List<Double> slow = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double unwritten = perSecond(without, runs);
            double written = perSecond(with, runs);
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
                "%d homes at a time: %.0f runs/s with the journal, %.0f without: ratio 1 : %.1f%n",
                homes, written, unwritten, unwritten / written);
    }

    private static List<BenchHome> homes(int count, RunStore store, TimeSource time) {
        return Stream.generate(() -> new BenchHome(Duration.ZERO, store, time))
                .limit(count)
                .toList();
    }

    private static double perSecond(List<BenchHome> homes, int runs) {
        int each = Math.max(1, runs / homes.size());
        long began = System.nanoTime();
        List<Uni<Void>> all = homes.stream().map(home -> runs(home, each)).toList();
        Uni.join().all(all).andFailFast().await().indefinitely();
        return each * homes.size() * 1e9 / (System.nanoTime() - began);
    }

    /** So many, one after the other. */
    private static Uni<Void> runs(BenchHome home, int count) {
        return Multi.createFrom()
                .range(0, count)
                .onItem()
                .transformToUniAndConcatenate(_ -> home.start().onItem().transformToUni(run -> run.finished()))
                .onItem()
                .ignoreAsUni();
    }
}
