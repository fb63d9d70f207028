package org.aubade.bench.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A program as every subject gets it: the same trees are built by the peers in Python and JavaScript. */
sealed interface Tree {
    record Send(String device, String type) implements Tree {}

    record Seq(List<Tree> children) implements Tree {}

    record Par(List<Tree> children) implements Tree {}

    /** The trees that are measured, by name; a tree of 100,000 has that many steps with the one around them. */
    static Map<String, Tree> all() {
        Map<String, Tree> all = new LinkedHashMap<>();
        all.put("wake-up", wakeUp());
        all.put("sleep", sleep());
        all.put("seq-1000", new Seq(wide(999)));
        all.put("par-1000", new Par(wide(999)));
        all.put("tree-10", balanced(10));
        all.put("seq-100000", new Seq(wide(99_999)));
        all.put("par-100000", new Par(wide(99_999)));
        return all;
    }

    /** The tutorial's evening: two messages in sequence are its critical path. */
    static Tree sleep() {
        return new Par(List.of(
                new Send("light", "SWITCH_OFF"),
                new Send("speaker", "SWITCH_OFF"),
                new Seq(List.of(new Send("toilet", "FLUSH"), new Send("toilet", "CLEAN")))));
    }

    private static Tree wakeUp() {
        return new Par(List.of(
                new Send("light", "SWITCH_ON"),
                new Seq(List.of(new Send("speaker", "SWITCH_ON"), new Send("speaker", "PLAY_SONG")))));
    }

    private static List<Tree> wide(int count) {
        return Collections.nCopies(count, new Send("light", "SWITCH_ON"));
    }

    private static Tree balanced(int depth) {
        if (depth == 0) {
            return new Send("light", "SWITCH_ON");
        }
        List<Tree> halves = List.of(balanced(depth - 1), balanced(depth - 1));
        return depth % 2 == 0 ? new Seq(halves) : new Par(halves);
    }

    /** How many steps there are, composites counted: the unit of every figure. */
    default int steps() {
        return 1 + children().stream().mapToInt(Tree::steps).sum();
    }

    /** How many messages a run sends. */
    default int sends() {
        return this instanceof Send ? 1 : children().stream().mapToInt(Tree::sends).sum();
    }

    private List<Tree> children() {
        return switch (this) {
            case Send _ -> List.of();
            case Seq seq -> seq.children();
            case Par par -> par.children();
        };
    }
}
