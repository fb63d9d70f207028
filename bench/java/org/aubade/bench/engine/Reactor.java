package org.aubade.bench.engine;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Project Reactor: {@code Flux.concat} and {@code Mono.when}. */
record Reactor(Devices devices) implements Subject {
    @Override
    public void start(Tree tree, Runnable done) {
        var _ = mono(tree).subscribe(null, null, done);
    }

    private Mono<Void> mono(Tree tree) {
        return switch (tree) {
            case Tree.Send _ -> Mono.create(answer -> devices.send(answer::success));
            case Tree.Seq(List<Tree> children) ->
                Flux.concat(children.stream().map(this::mono).toList()).then();
            case Tree.Par(List<Tree> children) ->
                Mono.when(children.stream().map(this::mono).toList());
        };
    }
}
