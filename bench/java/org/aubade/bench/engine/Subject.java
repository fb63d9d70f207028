package org.aubade.bench.engine;

/** Something that runs trees. */
interface Subject {
    /** Starts a run from the tree, composition included, and calls {@code done} once when every message was answered. */
    void start(Tree tree, Runnable done);
}
