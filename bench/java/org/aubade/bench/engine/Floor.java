package org.aubade.bench.engine;

import java.util.List;

/** The floor: callbacks written by hand for these trees and for nothing else, without outcomes, events or timeouts. */
record Floor(Devices devices) implements Subject {
    @Override
    public void start(Tree tree, Runnable done) {
        switch (tree) {
            case Tree.Send _ -> devices.send(done);
            case Tree.Seq(List<Tree> children) -> new Sequence(children, done).run();
            case Tree.Par(List<Tree> children) -> {
                Runnable join = new Join(children.size(), done);
                for (Tree child : children) {
                    start(child, join);
                }
            }
        }
    }

    private static final class Join implements Runnable {
        private final Runnable done;
        private int left;

        Join(int left, Runnable done) {
            this.left = left;
            this.done = done;
        }

        @Override
        public void run() {
            if (--left == 0) {
                done.run();
            }
        }
    }

    /** Goes on in a loop where children answer at once, so that the stack stays flat. */
    private final class Sequence implements Runnable {
        private final List<Tree> children;
        private final Runnable done;
        private int next;
        private boolean looping;
        private boolean again;

        Sequence(List<Tree> children, Runnable done) {
            this.children = children;
            this.done = done;
        }

        @Override
        public void run() {
            again = true;
            if (looping) {
                return;
            }
            looping = true;
            while (again && next < children.size()) {
                again = false;
                start(children.get(next++), this);
            }
            looping = false;
            if (again) {
                done.run();
            }
        }
    }
}
