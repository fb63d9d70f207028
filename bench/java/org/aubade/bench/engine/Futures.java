package org.aubade.bench.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The JDK's CompletableFuture: {@code allOf} and {@code thenCompose}. */
record Futures(Devices devices) implements Subject {
    @Override
    public void start(Tree tree, Runnable done) {
        var _ = future(tree).thenRun(done);
    }

    private CompletableFuture<Void> future(Tree tree) {
        return switch (tree) {
            case Tree.Send _ -> {
                CompletableFuture<Void> answer = new CompletableFuture<>();
                devices.send(() -> answer.complete(null));
                yield answer;
            }
            case Tree.Seq(List<Tree> children) -> {
                CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
                for (Tree child : children) {
                    all = all.thenCompose(_ -> future(child));
                }
                yield all;
            }
            case Tree.Par(List<Tree> children) ->
                CompletableFuture.allOf(children.stream().map(this::future).toArray(CompletableFuture[]::new));
        };
    }
}
