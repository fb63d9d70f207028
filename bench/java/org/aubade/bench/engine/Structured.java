package org.aubade.bench.engine;

import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.atomic.LongAdder;

/** The JDK's structured concurrency (a preview API) on virtual threads; a hop is {@code Thread.yield()}. */
final class Structured implements Subject, Devices {
    private final boolean hop;
    private final LongAdder count = new LongAdder();

    Structured(boolean hop) {
        this.hop = hop;
    }

    @Override
    public void start(Tree tree, Runnable done) {
        run(tree);
        done.run();
    }

    private void run(Tree tree) {
        switch (tree) {
            case Tree.Send _ -> send(() -> {});
            case Tree.Seq(List<Tree> children) -> children.forEach(this::run);
            case Tree.Par(List<Tree> children) -> {
                try (var scope = StructuredTaskScope.open(Joiner.awaitAllSuccessfulOrThrow())) {
                    for (Tree child : children) {
                        var _ = scope.fork(() -> run(child));
                    }
                    var _ = scope.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void send(Runnable answered) {
        if (hop) {
            Thread.yield();
        }
        count.increment();
        answered.run();
    }

    @Override
    public long answered() {
        return count.sum();
    }

    @Override
    public void drain() {}
}
