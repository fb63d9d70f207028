package org.aubade.bench.engine;

import io.reactivex.rxjava3.core.Completable;
import java.util.List;

/** RxJava 3: {@code Completable.concat} and {@code merge}. */
record RxJava(Devices devices) implements Subject {
    @Override
    public void start(Tree tree, Runnable done) {
        var _ = completable(tree).subscribe(done::run);
    }

    private Completable completable(Tree tree) {
        return switch (tree) {
            case Tree.Send _ -> Completable.create(answer -> devices.send(answer::onComplete));
            case Tree.Seq(List<Tree> children) ->
                Completable.concat(children.stream().map(this::completable).toList());
            case Tree.Par(List<Tree> children) ->
                Completable.merge(children.stream().map(this::completable).toList());
        };
    }
}
